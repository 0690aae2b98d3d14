/**
 * Every way out of Errata for a row, in one table. It is the only one: each exporter gets rows that have passed through
 * redaction, and nothing else of the project imports the functions that write.
 */
import { curlPosix, curlWindows } from './curl'
import { fetchCode } from './fetch-code'
import { FORMS, type FormId } from './forms'
import { harEntryOf, harOf } from './har'
import { jsonPieces } from './json-pieces'
import { markdownOf } from './markdown-report'
import { listedRecords } from './record'
import type { Redaction } from './redaction/redact'
import { redactRow } from './redaction/row-redaction'
import type { RedactedRow, Shared } from './shared-row'

/** A form in which rows can be copied or saved. */
export interface Exporter {
  id: FormId
  label: string
  /** Of a file to save it in, without the dot; null for what is made to be pasted. */
  extension: string | null
  /** The text for these rows, in their order, redacted as asked. */
  make(rows: readonly Shared[], how: Redaction): string
  /** The same in pieces, about one for each row, each made when it is asked for: thousands of rows take seconds. */
  pieces(rows: readonly Shared[], how: Redaction): Iterable<string>
}

type Write = (rows: Iterable<RedactedRow>, count: number) => Iterable<string>

function* redacted(rows: readonly Shared[], how: Redaction): Generator<RedactedRow> {
  for (const row of rows) yield redactRow(row, how)
}

function exporter(id: FormId, write: Write): Exporter {
  const pieces: Exporter['pieces'] = (rows, how) => write(redacted(rows, how), rows.length)
  return { id, ...FORMS[id], pieces, make: (rows, how) => [...pieces(rows, how)].join('') }
}

const each = (write: (row: RedactedRow) => string, between: string): Write =>
  function* (rows) {
    let before = ''
    for (const row of rows) {
      yield before + write(row)
      before = between
    }
  }

function* mapped<T>(rows: Iterable<RedactedRow>, to: (row: RedactedRow) => T): Generator<T> {
  for (const row of rows) yield to(row)
}

/** The exporters. `version` is the extension's own, which a HAR file names. */
export const exporters = (version: string): readonly Exporter[] => [
  exporter(
    'curl',
    each(({ exchange, hidden }) => curlPosix(exchange, hidden), '\n\n'),
  ),
  exporter(
    'curl-windows',
    each(({ exchange, hidden }) => curlWindows(exchange, hidden), '\n\n'),
  ),
  exporter(
    'fetch',
    each(({ exchange, hidden }) => fetchCode(exchange, hidden), '\n\n'),
  ),
  exporter('markdown', each(markdownOf, '\n---\n\n')),
  exporter('har', (rows) => jsonPieces(harOf([], { name: 'Errata', version }), mapped(rows, harEntryOf))),
  exporter('json', (rows, entries) => jsonPieces({ annotations: [], entries }, listedRecords(rows))),
]
