import type { Audit } from '../audit/audit'
import type { Annotation, Exchange } from '../engine'
import { recordOf } from '../share/record'

/** One annotated entry of a HAR file; `entry` is its index in log.entries. */
export interface AnnotatedEntry {
  file: string
  entry: number
  exchange: Exchange
  annotation: Annotation
}

/** What is to be said about tries of one file; their rows are the entries. */
export interface AuditedEntries {
  file: string
  audit: Audit
}

const toRecord = ({ file, entry, exchange, annotation }: AnnotatedEntry, withFile: boolean) => ({
  ...(withFile ? { file } : {}),
  entry,
  ...recordOf(exchange, annotation),
})

function toAuditRecord({ file, audit: { attempts, findings, rates } }: AuditedEntries, withFile: boolean) {
  return {
    ...(withFile ? { file } : {}),
    entries: attempts.map(({ rowId }) => rowId),
    findings,
    rates: rates.map(({ limit, peak }) => ({ ...limit, peak })),
  }
}

/** The document that `--json` prints: the command's public contract. `file` is there when several were given. */
export const toDocument = (
  annotated: AnnotatedEntry[],
  audited: AuditedEntries[],
  entries: number,
  withFile: boolean,
) => ({
  annotations: annotated.map((each) => toRecord(each, withFile)),
  audits: audited.map((each) => toAuditRecord(each, withFile)),
  entries,
})
