import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'
import type { PanelLink } from '../link'
import { type AddApiAsk, createAddApi } from './add-api'
import { keepArrangement } from './arrangement'
import { createCompletion } from './completion'
import type { Timers } from './countdown'
import { createDetail } from './detail'
import { createFilter } from './filter'
import { createHidden } from './hidden'
import { createImports } from './import'
import { createList } from './list'
import { createLog } from './log'
import { createOwnPacks } from './own-packs'
import { createPace } from './pace'
import { createSelection } from './selection'
import { createPreferences } from './settings'
import { createSharing } from './sharing'

/** What the stores need of the document they live in. */
export interface Surroundings {
  timers: Timers
  /** Puts a refresh off to the next frame. */
  defer(run: () => void): void
  /** Is the panel too narrow for list and card side by side? */
  stacked: ReadonlySignal<boolean>
  /** Has the browser taken this copy of the extension away? */
  updated?: ReadonlySignal<boolean>
}

/** A dialog over the panel, and the id of the part that it was opened for. */
export interface OpenDialog {
  name: 'settings' | 'shortcuts' | 'add-api' | 'pack-editor'
  part: string | null
}

/** All the panel's state, made once for each link. */
export function createPanel(
  link: PanelLink,
  { timers, defer, stacked, updated = signal(false) }: Surroundings,
) {
  const { session } = link
  const log = createLog(session, createPace(defer, timers))
  const preferences = createPreferences(link.settings)
  const showSuccesses = computed(() => preferences.now.value.showSuccesses)
  const sharing = createSharing(link, preferences, timers)
  const hidden = createHidden(log.rows, preferences.now)
  const imports = createImports(link, { timers, defer })
  const filter = createFilter(hidden.rows, showSuccesses)
  const completion = createCompletion({ ...filter, rows: log.rows, preferences })
  const list = createList(filter.visible)
  const stopKeeping = keepArrangement(list, preferences, timers)
  const selection = createSelection(filter.visible, list)
  /** The card's share of the space, in percent: one below the list, another beside it. */
  const shares = { below: signal(60), beside: signal(42) }
  /** The row whose request may be sent again once a question is answered. */
  const asking = signal<number | null>(null)
  const share = () => (stacked.value ? shares.below : shares.beside)

  const dialog = signal<OpenDialog | null>(null)
  const addApi = createAddApi(link, {
    timers,
    rows: log.rows,
    close: () => {
      dialog.value = null
    },
  })
  const showPacks = () => {
    // Opened already, it stays where it is.
    if (dialog.value?.name !== 'settings') dialog.value = { name: 'settings', part: 'own-packs' }
  }
  const ownPacks = createOwnPacks(link, {
    timers,
    row: selection.row,
    showList: showPacks,
    showEditor: () => {
      dialog.value = { name: 'pack-editor', part: null }
    },
  })
  const setShowSuccesses = (on: boolean) => preferences.change({ showSuccesses: on })
  const isListed = (wanted: number) => filter.visible.value.some(({ id }) => id === wanted)

  return {
    log,
    imports,
    preferences,
    hidden,
    updated,
    filter,
    completion,
    list,
    selection,
    detail: createDetail(),
    timers,
    stacked,
    showSuccesses,
    cardShare: computed(() => share().value),
    setCardShare(percent: number) {
      share().value = Math.round(Math.min(80, Math.max(20, percent)))
    },
    setShowSuccesses,
    setPreserveLog(on: boolean) {
      preferences.change({ preserveLog: on })
      log.setPreserveLog(on)
    },
    /** Shows a row's card. Whatever hides the row from the list gives way. */
    goTo(rowId: number) {
      batch(() => {
        if (!isListed(rowId)) filter.setText('')
        if (!isListed(rowId)) setShowSuccesses(true)
        if (!isListed(rowId)) hidden.reveal(true)
        selection.select(rowId)
        selection.enter()
      })
    },
    dialog: dialog as ReadonlySignal<OpenDialog | null>,
    /** Opens a dialog, at the part with this id; null closes the one that is open, unless that asks first. */
    openDialog(name: OpenDialog['name'] | null, part: string | null = null) {
      const opened = dialog.value?.name
      if (opened === 'add-api' && !addApi.mayClose()) return
      if (opened === 'pack-editor' && !ownPacks.mayClose()) return
      if (opened === 'pack-editor' && name === null) showPacks()
      else dialog.value = name && { name, part }
    },
    ownPacks,
    addApi,
    /** Opens the dialog that makes a pack of documentation. */
    openAddApi(ask: AddApiAsk = {}) {
      dialog.value = { name: 'add-api', part: null }
      void addApi.open(ask)
    },
    asking: asking as ReadonlySignal<number | null>,
    ask(rowId: number) {
      asking.value = rowId
    },
    /** The question is answered, or gone. */
    asked() {
      asking.value = null
    },
    attemptsOf: session.attemptsOf.bind(session),
    packs: link.packs.bind(link),
    planRepeat: link.planRepeat.bind(link),
    repeat: link.repeat.bind(link),
    sharing,
    supportText: (row: Row) => link.supportText(row, sharing.redaction.value),
    handler: link.handler.bind(link),
    openSource: link.openSource?.bind(link),
    revealInNetwork: link.revealInNetwork?.bind(link),
    stop() {
      log.stop()
      selection.stop()
      imports.stop()
      addApi.stop()
      ownPacks.stop()
      preferences.stop()
      stopKeeping()
    },
  }
}

/** The panel's state and verbs, as the components get them. */
export type Panel = ReturnType<typeof createPanel>
