import type { Annotation, Exchange } from '../engine'

/** One annotated entry of a HAR file; `entry` is its index in log.entries. */
export interface AnnotatedEntry {
  file: string
  entry: number
  exchange: Exchange
  annotation: Annotation
}

function toRecord({ file, entry, exchange, annotation }: AnnotatedEntry, withFile: boolean) {
  const { pack, vendor, specificity, problems, requestId, summary, meaning, resolution, retry } = annotation
  return {
    ...(withFile ? { file } : {}),
    entry,
    url: exchange.request.url,
    method: exchange.request.method,
    status: exchange.response.status,
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
    retry: { verdict: retry.verdict, delayMs: retry.delayMs, because: retry.because, answers: retry.answers },
    notes: annotation.notes,
    sources: annotation.sources,
    evidence: annotation.evidence,
    alternatives: annotation.alternatives,
  }
}

/** The document that `--json` prints: the command's public contract. `file` is there when several were given. */
export const toDocument = (annotated: AnnotatedEntry[], entries: number, withFile: boolean) => ({
  annotations: annotated.map((each) => toRecord(each, withFile)),
  entries,
})
