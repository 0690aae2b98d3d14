import { duration } from '../engine'
import type { AnnotatedEntry } from './document'

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

/** The annotations as a table for people, one line each, with a count at the end. */
export function toTable(annotated: AnnotatedEntry[], entries: number): string {
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
  const count = `${annotated.length} of ${entries} ${entries === 1 ? 'entry is an error' : 'entries are errors'}`
  return `${(annotated.length > 0 ? [...lines, '', count] : [count]).join('\n')}\n`
}
