import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { PanelLink } from '../link'
import type { Timers } from './countdown'
import { createFilter } from './filter'
import { createLog } from './log'
import { createSelection } from './selection'

/** What the stores need of the document they live in. */
export interface Surroundings {
  timers: Timers
  /** Puts a refresh off to the next frame. */
  defer(run: () => void): void
  /** Is the panel too narrow for list and card side by side? */
  stacked: ReadonlySignal<boolean>
}

/** All the panel's state, made once for each link. */
export function createPanel(link: PanelLink, { timers, defer, stacked }: Surroundings) {
  const { session, settings } = link
  const log = createLog(session, defer)
  const showSuccesses = signal(settings.current().showSuccesses)
  const stopSettings = settings.subscribe((now) => {
    showSuccesses.value = now.showSuccesses
  })
  const filter = createFilter(log.rows, showSuccesses)
  const selection = createSelection(filter.visible)
  /** The card's share of the space, in percent: one below the list, another beside it. */
  const shares = { below: signal(60), beside: signal(42) }
  const share = () => (stacked.value ? shares.below : shares.beside)

  return {
    log,
    filter,
    selection,
    timers,
    stacked,
    showSuccesses: showSuccesses as ReadonlySignal<boolean>,
    cardShare: computed(() => share().value),
    setCardShare(percent: number) {
      share().value = Math.round(Math.min(80, Math.max(20, percent)))
    },
    setShowSuccesses(on: boolean) {
      void settings.change({ showSuccesses: on })
      showSuccesses.value = on
    },
    setPreserveLog(on: boolean) {
      void settings.change({ preserveLog: on })
      log.setPreserveLog(on)
    },
    canRefetch: link.canRefetch.bind(link),
    refetch: link.refetch.bind(link),
    stop() {
      log.stop()
      stopSettings()
    },
  }
}

/** The panel's state and verbs, as the components get them. */
export type Panel = ReturnType<typeof createPanel>
