import type { Annotation, Exchange } from '../engine'

/** What a filter looks at: one row of the list, or one annotated entry of a file. */
export interface Subject {
  exchange: Exchange
  annotation: Annotation | null
  /** Name of the file it came from; null for what the inspected page did. */
  imported?: string | null
  /** A person repeated another request with it. */
  repeats?: number | null
}

/** Does any of the texts about a subject fit? Each is asked as it is: to join them would cost more than to look. */
export function someText({ exchange, annotation }: Subject, fits: (text: string) => boolean): boolean {
  const { request, response, failure } = exchange
  const says = (text: string | null | undefined) => Boolean(text) && fits(text as string)
  if (says(request.url) || says(request.method)) return true
  if (response.status > 0 && fits(String(response.status))) return true
  if (failure && (says(failure.kind) || says(failure.reason))) return true
  if (!annotation) return false
  const { vendor, pack, summary, retry, requestId, ids, problems } = annotation
  return (
    says(summary) ||
    says(vendor) ||
    says(pack) ||
    says(retry.verdict) ||
    says(requestId) ||
    ids.some(({ value }) => says(value)) ||
    problems.some(
      ({ code, title, message, field }) => says(code) || says(title) || says(message) || says(field),
    )
  )
}
