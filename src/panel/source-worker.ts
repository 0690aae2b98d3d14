/** Reads a documentation page or an API description off the main thread: ten megabytes of YAML take a second or more. */
import type { PageForm } from '../authoring/page/read-page'
import { readSource, type Source } from '../authoring/read-source'

/** What the worker is asked, once. */
export interface SourceAsk {
  text: string
  form: PageForm | null
}

/** What it answers: progress any number of times, then a source or one line that says what is wrong. */
export type SourceAnswer =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'source'; source: Source }
  | { kind: 'refused'; why: string }

/** Progress is told this often at most, in milliseconds: messages have a price. */
const TELL_EVERY_MS = 50

const tell = (answer: SourceAnswer) => self.postMessage(answer)

self.onmessage = ({ data: { text, form } }: MessageEvent<SourceAsk>) => {
  let toldAtMs = 0
  const progress = (done: number, of: number) => {
    const nowMs = performance.now()
    if (nowMs - toldAtMs < TELL_EVERY_MS) return
    toldAtMs = nowMs
    tell({ kind: 'progress', done, of })
  }
  try {
    tell({ kind: 'source', source: readSource(text, form, progress) })
  } catch (error) {
    tell({ kind: 'refused', why: (error as Error).message })
  }
}
