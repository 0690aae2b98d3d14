/** "Annotate this code", between the card and own packs. Loaded when it is first asked for. */
import type { Annotation, Exchange } from '../../engine'
import {
  annotateCode,
  MAX_TEXT,
  type Said,
  type Subject,
  saidOf,
  subjectOf,
} from '../../own-packs/annotate-code'
import type { OwnPacksView } from '../../own-packs/own-packs'
import { dayAndTime } from '../format'
import type { Timers } from './countdown'

/** What is said of the code of a row, and the way to say something else. */
export interface CodeNote {
  subject: Subject
  said: Said
  /** The longest text, in characters. */
  most: number
  /** Keeps what is said; two empty texts take it back. Resolves to null, or to why it was not kept. */
  save(said: Said): Promise<string | null>
}

/** What can be annotated in a row that is explained; or one line that says why nothing can. */
export function codeNoteOf(
  exchange: Exchange,
  annotation: Annotation,
  view: OwnPacksView,
  timers: Timers,
): CodeNote | { refusal: string } {
  const subject = subjectOf(exchange, annotation)
  if ('refusal' in subject) return subject
  return {
    subject,
    said: saidOf(view.current().packs, subject),
    most: MAX_TEXT,
    save(said) {
      const { packs, samples } = view.current()
      const today = dayAndTime(timers.now()).slice(0, 10)
      const next = annotateCode(packs, subject, said, today)
      // Samples of a pack that is gone would belong to nothing.
      const ids = new Set(next.map(({ id }) => id))
      const kept = samples.filter(({ pack }) => ids.has(pack) || packs.every(({ id }) => id !== pack))
      return view.save({ packs: next, samples: kept })
    },
  }
}
