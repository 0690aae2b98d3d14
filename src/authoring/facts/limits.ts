/** Rate limits with numbers: "25 requests/second per key pair". Limits of other things (page sizes, files) are none. */

import { statusHead } from '../codes/statuses'
import type { DraftLimit } from '../draft'
import { grouped } from '../grouped'
import type { Page, Table } from '../page/page'
import { ratesIn } from './rates'

const WHO =
  '(?:api |secret |access )?(?:keys?(?: pair)?|tokens?|accounts?|users?|ips?(?: address(?:es)?)?|clients?|applications?|apps?|projects?|organi[sz]ations?|orgs?|teams?|workspaces?|merchants?|tenants?|customers?|endpoints?|environments?|sessions?|domains?|devices?|numbers?|stores?|shops?|models?|servers?|visitors?|cuentas?|contas?|claves?|chaves?|usu[aá]rios?)'
/** "… per API key", "… for each team". */
const AFTER = new RegExp(
  String.raw`^\s?(?:\([^()]{0,40}\)\s?)?(?:per|por|pro|par|for each|for every|for an?|from (?:an?|the same|one|a single)|by|je|cada)\s(?:(?:each|every|single|the|unique|individual)\s)?((?:[a-z]{2,12}[ -])?${WHO})\b`,
  'i',
)
/** "Each team is allowed …", "Requests per account: …". */
const BEFORE = new RegExp(String.raw`\b(?:each|every|per)\s(${WHO})\b`, 'i')

function limitsInText(text: string, line: number, otherwise: string): DraftLimit[] {
  return ratesIn(text).map(({ limit, windowMs, end }) => ({
    limit,
    windowMs,
    per: AFTER.exec(text.slice(end, end + 100))?.[1] ?? BEFORE.exec(text)?.[1] ?? otherwise,
    lines: [line],
  }))
}

/** "Requests per minute", "RPM", "Rate limit (req/s)": what a column's plain numbers count. */
function windowOfHead(head: string): number | null {
  const inBrackets = /\(([^()]*)\)\s*$/.exec(head)?.[1] ?? head
  return (ratesIn(`1 ${inBrackets.trim()}`)[0] ?? ratesIn(`1 ${head}`)[0])?.windowMs ?? null
}

function plainNumber(text: string): number | null {
  const hit = /^~?\s?(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(\s?k)?$/i.exec(text.trim())
  return hit ? Number((hit[1] as string).replaceAll(',', '')) * (hit[2] ? 1000 : 1) : null
}

const MAX_NAME_CHARS = 40
/** A row's first cell names for whom its limit holds: a plan, an environment, an endpoint. A status names nobody. */
const holderOf = (name: string) => (name.length > MAX_NAME_CHARS || statusHead(name) ? '' : name)

function limitsInTable({ head, rows }: Table): DraftLimit[] {
  const windows = head.map(({ text }) => windowOfHead(text))
  return rows.flatMap(({ cells, line }) => {
    const first = cells[0]?.text ?? ''
    // "Requests per minute (per API key) | 300": the row says what its number counts.
    const rowWindowMs = /\d/.test(first) ? null : windowOfHead(first)
    const holder = rowWindowMs ? (BEFORE.exec(first)?.[1] ?? '') : holderOf(first)
    return cells.flatMap(({ text }, i): DraftLimit[] => {
      const windowMs = windows[i] ?? (i > 0 ? rowWindowMs : null)
      const limit = windowMs ? plainNumber(text) : null
      if (!windowMs || limit === null) return limitsInText(text, line, i === 0 ? '' : holder)
      return limit === 0
        ? []
        : [{ limit, windowMs, per: BEFORE.exec(head[i]?.text ?? '')?.[1] ?? holder, lines: [line] }]
    })
  })
}

/** The same limit told twice is one; told for nobody in particular, it is the one that is told for somebody. */
function merged(limits: readonly DraftLimit[]): DraftLimit[] {
  const same = grouped(limits, ({ limit, windowMs }) => `${limit} ${windowMs}`)
  const kept = limits.filter(
    ({ limit, windowMs, per }) =>
      per !== '' || !same.get(`${limit} ${windowMs}`)?.some((other) => other.per !== ''),
  )
  return [
    ...grouped(kept, ({ limit, windowMs, per }) => `${limit} ${windowMs} ${per.toLowerCase()}`).values(),
  ].map((all) => ({ ...(all[0] as DraftLimit), lines: [...new Set(all.flatMap(({ lines }) => lines))] }))
}

export function readLimits({ blocks }: Page): DraftLimit[] {
  return merged(
    blocks.flatMap((block): DraftLimit[] => {
      if (block.kind === 'table') return limitsInTable(block)
      if (block.kind !== 'paragraph' && block.kind !== 'item') return []
      return limitsInText(block.content.text.replace(/\n/g, ' '), block.line, '')
    }),
  )
}
