import { duration } from '../engine'
import type { AnnotatedEntry, AuditedEntries } from './document'

/** Control and format characters would let a response write to the terminal or turn its text round: shown as "·". */
const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')

const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

const pathOf = (url: string) => {
  try {
    const { host, pathname } = new URL(url)
    return host + pathname
  } catch {
    return url
  }
}

function toCells({ exchange, annotation }: AnnotatedEntry): string[] {
  const { retry, problems, vendor, summary } = annotation
  const verdict = retry.delayMs === null ? retry.verdict : `${retry.verdict} ${duration(retry.delayMs)}`
  const { method, url } = exchange.request
  return [
    String(exchange.response.status || '—'),
    `${method} ${pathOf(url)}`,
    vendor,
    problems[0]?.code ?? '—',
    verdict,
    summary,
  ].map(printable)
}

const HEAD = ['status', 'request', 'vendor', 'code', 'retry', 'what happened']
const MAX_WIDTHS = [6, 44, 24, 32, 16, 60]

/** More entries than this are counted, not listed. */
const LISTED = 8

/** `orders.har, entries 1, 3, 4: Repeated …`: one line for each finding. */
function toLines({ file, audit: { attempts, findings } }: AuditedEntries): string[] {
  const entries = attempts.map(({ rowId }) => rowId)
  const more = entries.length > LISTED ? ` and ${entries.length - LISTED} more` : ''
  const which = `${entries.length === 1 ? 'entry' : 'entries'} ${entries.slice(0, LISTED).join(', ')}${more}`
  return findings.map(({ what }) => printable(`${file}, ${which}: ${what}`))
}

/** The annotations as a table for people, one line each, what the audit found, and a count at the end. */
export function toTable(
  annotated: AnnotatedEntry[],
  audited: AuditedEntries[],
  entries: number,
  isFiltered = false,
): string {
  const rows = [HEAD, ...annotated.map(toCells)].map((cells) =>
    cells.map((cell, i) => cut(cell, MAX_WIDTHS[i] ?? 20)),
  )
  const widths = HEAD.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)))
  const lines = rows.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const [noun, is] = entries === 1 ? ['entry', 'is an error'] : ['entries', 'are errors']
  const count = `${annotated.length} of ${entries} ${noun} ${is}${isFiltered ? ' that the filter lets through' : ''}`
  const parts = [annotated.length > 0 ? lines : [], audited.flatMap(toLines), [count]]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
}
