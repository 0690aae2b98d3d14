import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ImportResult, PanelLink } from '../link'
import type { Timers } from './countdown'

/** A sentence about a file that was read, or could not be. */
export interface ImportLine {
  text: string
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
const UNREADABLE = 'It may have been moved, be a folder, or be too large for the browser.'

const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What came of a file, in one line. */
function lineFor(name: string, result: ImportResult): ImportLine {
  if ('refusal' in result) return { text: `${name}: ${result.refusal}.`, isProblem: true }
  const { total, read, failures, leftOut } = result
  const found = failures === 0 ? 'none failed' : `${failures.toLocaleString('en')} failed`
  if (read < total) {
    const parts = `${read.toLocaleString('en')} of ${count(total, 'request')}`
    return { text: `${name}: cancelled after ${parts}, ${found}.`, isProblem: false }
  }
  const others =
    leftOut > 0 ? ` ${count(leftOut, 'entry is', 'entries are')} no request to a server, and left out.` : ''
  const what = total === 0 ? 'no requests in it' : `${count(total, 'request')}, ${found}`
  return { text: `${name}: ${what}.${others}`, isProblem: false }
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
  const unsubscribe = session.subscribe(() => defer(refresh))
  const say = (line: ImportLine) => {
    lines.value = [...lines.value, line]
  }
  /** What was just said can be seen: parsing a large file lets nothing be drawn until it is done. */
  const painted = () => new Promise<void>((resolve) => defer(() => timers.after(0, resolve)))

  const take = async (name: string, read: () => Promise<ImportResult | null>, problem: string) => {
    const notRead = { text: `${name}: cancelled, and not read.`, isProblem: false }
    if (choice.cancelled) return say(notRead)
    reading.value = name
    await painted()
    const line = await read().then(
      (result) => (result ? lineFor(name, result) : notRead),
      () => ({ text: problem, isProblem: true }),
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
        const text = await file.text()
        return choice.cancelled ? null : link.importHar(file.name, text)
      },
      `${file.name} could not be read. ${UNREADABLE}`,
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
    loadSamples: (): Promise<void> =>
      queue('samples', () =>
        take('samples', () => link.importSamples(), 'The samples could not be loaded. Open DevTools again.'),
      ),
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
