/** Has a source read by a worker of its own, which can be stopped at any moment. */
import type { PageForm } from '../authoring/page/read-page'
import type { Source } from '../authoring/read-source'
import type { SourceAnswer, SourceAsk } from './source-worker'
import { text } from './text'

/** A reading under way. */
export interface SourceReading {
  /** Rejects with one line where the text cannot be read. Never settles after `cancel`. */
  source: Promise<Source>
  cancel(): void
}

/** Reads a text; `progress` hears how many paths of a long description are done. */
export type ReadSource = (
  text: string,
  form: PageForm | null,
  progress: (done: number, of: number) => void,
) => SourceReading

/** Starts the worker; it ends with its answer. */
export const readInWorker: ReadSource = (written, form, progress) => {
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' })
  const source = new Promise<Source>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SourceAnswer>) => {
      if (data.kind === 'progress') return progress(data.done, data.of)
      worker.terminate()
      if (data.kind === 'source') resolve(data.source)
      else reject(new Error(data.why))
    }
    worker.onerror = ({ message }) => reject(new Error(text('addApi_workerFailed', message)))
  })
  const ask: SourceAsk = { text: written, form }
  worker.postMessage(ask)
  return { source, cancel: () => worker.terminate() }
}
