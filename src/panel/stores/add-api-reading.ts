import { type ReadonlySignal, signal } from '@preact/signals'
import type { PageForm } from '../../authoring/page/read-page'
import type { Source } from '../../authoring/read-source'
import { formByName } from '../source-file'
import type { ReadSource, SourceReading } from '../source-reader'
import { text } from '../text'

/** How far the reading is; `of` is 0 where that is not known. */
export interface Progress {
  /** The name of the file; null for what was pasted. */
  name: string | null
  done: number
  of: number
}

/** A documentation page on its way into a draft. */
export function createReading(readSource: ReadSource, take: (source: Source) => void) {
  const progress = signal<Progress | null>(null)
  const problem = signal<string | null>(null)
  let reading: SourceReading | null = null
  /** Which reading is the last one: what comes of an earlier one is not wanted any more. */
  let turn = 0

  const cancel = () => {
    turn++
    reading?.cancel()
    reading = null
    progress.value = null
  }
  const refuse = (words: string) => {
    progress.value = null
    problem.value = words
  }
  const begin = (name: string | null) => {
    cancel()
    problem.value = null
    progress.value = { name, done: 0, of: 0 }
    return turn
  }
  const readText = async (written: string, form: PageForm | null, name: string | null, mine: number) => {
    if (written.trim() === '')
      return refuse(text(name === null ? 'addApi_pastedNothing' : 'addApi_emptyFile'))
    if (written.includes('\0')) return refuse(text('addApi_notText'))
    reading = readSource(written, form, (done, of) => {
      if (mine === turn) progress.value = { name, done, of }
    })
    const result = await reading.source.then(
      (source) => ({ source }),
      (error: Error) => ({ why: error.message }),
    )
    if (mine !== turn) return
    reading = null
    if ('why' in result) return refuse(text('addApi_refused', name ?? text('addApi_pasted'), result.why))
    progress.value = null
    take(result.source)
  }
  return {
    /** Null while nothing is read. */
    progress: progress as ReadonlySignal<Progress | null>,
    /** Why the last source could not be read, and what to do. */
    problem: problem as ReadonlySignal<string | null>,
    /** Reads what was pasted or dragged. */
    read: (written: string, form: PageForm | null): Promise<void> =>
      readText(written, form, null, begin(null)),
    async readFile(file: File): Promise<void> {
      const mine = begin(file.name)
      const written = await file.text().catch(() => null)
      if (mine !== turn) return
      if (written === null) return refuse(text('addApi_unreadable', file.name))
      await readText(written, formByName(file.name), file.name, mine)
    },
    cancel,
  }
}

export type ReadingStore = ReturnType<typeof createReading>
