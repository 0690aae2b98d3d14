import { type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'
import type { PanelLink } from '../link'
import type { AddApiWork, Saved } from './add-api-work'
import type { Timers } from './countdown'

/** What the dialog is opened with. */
export interface AddApiAsk {
  /** Of the row whose API no pack knows. */
  host?: string
  /** Documentation to be read at once. */
  file?: File
}

/** What the dialog needs of the panel. */
export interface AddApiSurroundings {
  timers: Timers
  rows: ReadonlySignal<readonly Row[]>
  /** Takes the dialog away. */
  close(): void
}

/** What is said once a pack is saved, and how to take it back. */
export type AddApiLine =
  | { state: 'saved'; saved: Saved }
  | { state: 'undone' }
  | { state: 'kept'; why: string }

/** From documentation to an own pack. Little of it is here: the rest is loaded when the dialog is first opened. */
export function createAddApi(link: PanelLink, { timers, rows, close }: AddApiSurroundings) {
  const work = signal<AddApiWork | null>(null)
  const isLost = signal(false)
  const line = signal<AddApiLine | null>(null)
  let starting: Promise<AddApiWork> | null = null

  const onSaved = (saved: Saved) => {
    line.value = { state: 'saved', saved }
    close()
  }
  const start = async () => {
    const { createWork } = await import('./add-api-work')
    work.value = createWork(link, { timers, rows, onSaved, close })
    return work.value
  }
  return {
    /** What the dialog is about; null until it is loaded. */
    work: work as ReadonlySignal<AddApiWork | null>,
    /** The browser has taken this copy of the extension away, and with it what had to be loaded. */
    isLost: isLost as ReadonlySignal<boolean>,
    line: line as ReadonlySignal<AddApiLine | null>,
    async open({ host, file }: AddApiAsk): Promise<void> {
      line.value = null
      try {
        starting ??= start()
        const it = await starting
        it.begin(host ?? null)
        if (file) await it.takeFile(file)
      } catch {
        starting = null
        isLost.value = true
      }
    },
    /** May the dialog go? Where something is not saved, it asks once. */
    mayClose: (): boolean => work.value?.mayClose() ?? true,
    /** Takes back what was saved last. */
    async undo(): Promise<void> {
      if (line.value?.state !== 'saved') return
      const why = await line.value.saved.undo()
      line.value = why === null ? { state: 'undone' } : { state: 'kept', why }
    },
    dismiss() {
      line.value = null
    },
    stop() {
      work.value?.stop()
    },
  }
}
