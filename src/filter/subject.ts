import { type Annotation, type Exchange, VERDICTS } from '../engine'
import { containing } from './pattern'

/** What a filter looks at: one row of the list, or one annotated entry of a file. */
export interface Subject {
  exchange: Exchange
  annotation: Annotation | null
  /** Name of the file it came from; null for what the inspected page did. */
  imported?: string | null
  /** A person repeated another request with it. */
  repeats?: number | null
}

/** Does a subject agree with a term, or with one value of it? */
export type Test = (subject: Subject) => boolean

/**
 * Does any of the texts about a subject contain the value? Each is asked as it is: to join them would cost more than to
 * look. Nothing is made for a subject, because this is asked of every row while a person types.
 */
export function mentioning(value: string): Test {
  const contains = containing(value)
  const says = (text: string | null) => text !== null && contains(text)
  // Few words, so it is known beforehand which of them will do.
  const verdicts = new Set(VERDICTS.filter(contains))
  const isNumber = /^\d+$/.test(value)
  return ({ exchange, annotation }) => {
    const { request, response, failure } = exchange
    if (says(request.url) || says(request.method)) return true
    if (isNumber && response.status > 0 && contains(String(response.status))) return true
    if (failure && (says(failure.kind) || says(failure.reason))) return true
    if (!annotation) return false
    const { vendor, pack, summary, retry, requestId, ids, problems } = annotation
    if (says(summary) || says(vendor) || says(pack) || says(requestId)) return true
    if (verdicts.has(retry.verdict)) return true
    for (const id of ids) if (id.value !== requestId && says(id.value)) return true
    for (const { code, title, message, field } of problems)
      if (says(code) || says(title) || says(message) || says(field)) return true
    return false
  }
}
