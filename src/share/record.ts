import type { Annotation, Exchange } from '../engine'
import type { Shared } from './shared-row'

/**
 * An annotation as JSON, and which request it is about: the public form, the same wherever it is written. Moments in time
 * and places in the body are left out, since they are for showing only.
 */
export function recordOf({ request, response }: Exchange, annotation: Annotation) {
  const { pack, vendor, specificity, problems, requestId, summary, meaning, resolution, retry } = annotation
  return {
    url: request.url,
    method: request.method,
    status: response.status,
    pack,
    vendor,
    specificity,
    problems: problems.map(({ code, message, title, field, fieldIn }) => ({
      code,
      message,
      title,
      field,
      fieldIn,
    })),
    requestId,
    ids: annotation.ids,
    summary,
    meaning,
    resolution,
    retry: {
      verdict: retry.verdict,
      delayMs: retry.delayMs,
      delayFrom: retry.delayFrom,
      because: retry.because,
      answers: retry.answers,
    },
    policy: annotation.policy,
    findings: annotation.findings,
    notes: annotation.notes,
    sources: annotation.sources,
    evidence: annotation.evidence,
    alternatives: annotation.alternatives,
  }
}

/** The annotations of rows, without those that have none. `entry` is the row's place, the same as in a HAR file of these rows. */
export function* listedRecords(rows: Iterable<Shared>) {
  let entry = 0
  for (const { exchange, annotation } of rows) {
    if (annotation) yield { entry, ...recordOf(exchange, annotation) }
    entry++
  }
}
