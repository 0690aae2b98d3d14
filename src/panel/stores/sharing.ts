import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { FormId } from '../../share/forms'
import type { Redaction } from '../../share/redaction/redact'
import type { Shared } from '../../share/shared-row'
import type { PanelLink } from '../link'
import type { Timers } from './countdown'
import type { Preferences } from './settings'

/** How long rows are written before the panel gets its turn: less than a frame. */
const TURN_MS = 12

/** How long it is said what came of it. */
const SAID_MS = 5_000

/** What came of copying or saving. */
export interface Said {
  /** What it came from: there it is said. */
  place: string
  words: string
  /** Nothing went out that somebody may have wanted hidden. */
  isSafe: boolean
}

/** What leaves the panel as text, and how much of it is hidden. */
export function createSharing({ version }: PanelLink, { now }: Preferences, timers: Timers) {
  /** What was chosen in place of the settings. It does not outlive the panel, nor a change of the setting. */
  const chosen = signal<{ inPlaceOf: Redaction; how: Redaction } | null>(null)
  const redaction = computed(() => {
    const usual = now.value.redaction
    return chosen.value?.inPlaceOf === usual ? chosen.value.how : usual
  })
  const said = signal<Said | null>(null)
  const turn = () => new Promise<void>((done) => void timers.after(0, done))

  return {
    redaction: redaction as ReadonlySignal<Redaction>,
    setRedaction(how: Redaction) {
      chosen.value = { inPlaceOf: now.value.redaction, how }
    },
    said: said as ReadonlySignal<Said | null>,
    /** Says what came of it, for a while. */
    say(line: Said) {
      said.value = line
      timers.after(SAID_MS, () => {
        if (said.value === line) said.value = null
      })
    },
    /**
     * Writes rows in a form, in turns: five thousand take seconds. The writers are loaded when they are first needed.
     * @yields what was written in a turn, about a piece for each row
     */
    async *write(form: FormId, rows: readonly Shared[], how: Redaction): AsyncGenerator<string[]> {
      const { exporters } = await import('../../share/exporters')
      const exporter = exporters(version).find(({ id }) => id === form)
      let pieces: string[] = []
      let turnStartedMs = timers.now()
      for (const piece of exporter?.pieces(rows, how) ?? []) {
        pieces.push(piece)
        if (timers.now() - turnStartedMs < TURN_MS) continue
        yield pieces
        pieces = []
        await turn()
        turnStartedMs = timers.now()
      }
      yield pieces
    },
  }
}

export type Sharing = ReturnType<typeof createSharing>
