import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ImportResult, PanelLink } from '../link'
import { number, plural, text } from '../text'
import type { Timers } from './countdown'

/** A sentence about a file that was read, or could not be. */
export interface ImportLine {
  words: string
  isProblem: boolean
}

/** `reading` lasts until it is known how much there is to explain, `running` while it is explained. */
export type ImportState =
  | { state: 'idle' }
  | { state: 'reading'; name: string }
  | { state: 'running'; name: string; done: number; total: number }

/** Files that were chosen together. */
interface Choice {
  cancelled: boolean
}

const IDLE: ImportState = { state: 'idle' }

/** What came of a file, in one line. */
function lineFor(name: string, result: ImportResult): ImportLine {
  if ('refusal' in result) return { words: text('import_refused', name, result.refusal), isProblem: true }
  const { total, read, failures, leftOut } = result
  const failed = failures === 0 ? text('import_noneFailed') : plural(failures, 'import_failed')
  if (read < total) {
    return { words: plural(total, 'import_cancelled', name, number(read), failed), isProblem: false }
  }
  const listed = total === 0 ? text('import_empty', name) : plural(total, 'import_listed', name, failed)
  const others = leftOut > 0 ? ` ${plural(leftOut, 'import_leftOut')}` : ''
  return { words: listed + others, isProblem: false }
}

/** Files on their way into the list. The session explains them; a panel that is opened meanwhile sees how far it is. */
export function createImports(
  link: PanelLink,
  { timers, defer }: { timers: Timers; defer(run: () => void): void },
) {
  const { session } = link
  const reading = signal<string | null>(null)
  const importing = signal(session.importing())
  const lines = signal<readonly ImportLine[]>([])
  let stopped = false
  /** The files of one choice are read one after the other, and another choice after all of them. */
  let turn = Promise.resolve()
  let waiting = 0
  let choice: Choice = { cancelled: false }

  const refresh = () => {
    if (stopped) return
    importing.value = session.importing()
    // It was cancelled while it was still being parsed.
    if (choice.cancelled && importing.value) session.cancelImport()
  }
  const unsubscribe = session.subscribe(() => {
    // Most notices are about what the page does: a frame for each of them would be most of the panel's work.
    if (session.importing() !== importing.peek()) defer(refresh)
  })
  const say = (line: ImportLine) => {
    lines.value = [...lines.value, line]
  }
  /** What was just said can be seen: parsing a large file lets nothing be drawn until it is done. */
  const painted = () => new Promise<void>((resolve) => defer(() => timers.after(0, resolve)))

  const take = async (name: string, read: () => Promise<ImportResult | null>, problem: string) => {
    const notRead = { words: text('import_notRead', name), isProblem: false }
    if (choice.cancelled) return say(notRead)
    reading.value = name
    await painted()
    const line = await read().then(
      (result) => (result ? lineFor(name, result) : notRead),
      () => ({ words: problem, isProblem: true }),
    )
    reading.value = null
    refresh()
    say(line)
  }
  const queue = (first: string, run: () => Promise<void>): Promise<void> => {
    if (waiting === 0) {
      lines.value = []
      reading.value = first
    }
    waiting++
    turn = turn.then(run).finally(() => {
      choice = { cancelled: false }
      waiting--
    })
    return turn
  }
  const takeFile = (file: File) =>
    take(
      file.name,
      async () => {
        const har = await file.text()
        return choice.cancelled ? null : link.importHar(file.name, har)
      },
      text('import_unreadable', file.name),
    )

  const state = computed<ImportState>(() => {
    if (importing.value) return { state: 'running', ...importing.value }
    return reading.value === null ? IDLE : { state: 'reading', name: reading.value }
  })
  return {
    state: state as ReadonlySignal<ImportState>,
    /** What came of the last choice of files. */
    lines: lines as ReadonlySignal<readonly ImportLine[]>,
    /** Reads HAR files, one after the other. Resolves when all of them are listed. */
    async importFiles(files: readonly File[]): Promise<void> {
      const [first] = files
      if (!first) return
      await queue(first.name, async () => {
        for (const file of files) await takeFile(file)
      })
    },
    loadSamples(): Promise<void> {
      const name = text('import_samples')
      return queue(name, () => take(name, () => link.importSamples(), text('import_samplesFailed')))
    },
    /** Stops the file that is being read, and leaves out those after it. */
    cancel() {
      choice.cancelled = true
      session.cancelImport()
    },
    /** Takes the lines away. */
    dismiss() {
      lines.value = []
    },
    stop() {
      stopped = true
      unsubscribe()
    },
  }
}
