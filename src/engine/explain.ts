import type { Source } from './annotation'
import type { Catalogue } from './detection/compile'
import { test } from './detection/match'
import type { Pack, PackWords, Statement } from './pack'
import type { ReadProblem } from './reading/extract'
import { matchesGlob } from './reading/glob'
import type { Reading } from './reading/reading'

/** How exactly a statement fits: this very code, its family, or only the HTTP status. */
export type Level = 'code' | 'family' | 'status'

/** A statement with the pack it comes from and the page it rests on. */
export interface Known {
  level: Level
  pack: Pack
  statement: Statement
  /** The code or status that was looked up, for wording. */
  subject: string
  source: Source
}

const known = (level: Level, pack: Pack, statement: Statement, subject: string): Known => ({
  level,
  pack,
  statement,
  subject,
  source: statement.source ?? pack.source,
})

/** `Rate-Limit exceeded`, `RateLimitExceeded` and `RATE_LIMIT_EXCEEDED` are one word to the pack that belongs to no API. */
const folded = (code: string) => code.replace(/[\s.-]+/g, '_').toLowerCase()
const unhumped = (code: string) => code.replace(/([a-z\d])([A-Z])/g, '$1_$2')

function lookUpCode({ specificity }: Pack, { codes = {} }: PackWords, code: string): Statement | null {
  const find = (key: string) => (Object.hasOwn(codes, key) ? (codes[key] ?? null) : null)
  return specificity === 'generic' ? (find(folded(code)) ?? find(folded(unhumped(code)))) : find(code)
}

const statusText = (status: number) => `HTTP ${status}`

type Family = NonNullable<PackWords['families']>[number]

/** A pack's families, as they are looked up. */
interface Families {
  /** Those that ask for more than the status: for a pattern of the code, or a condition. */
  exact: Family[]
  /** The first of those that ask for the status alone. */
  byStatus: Map<number, Family>
}

function sort(families: readonly Family[]): Families {
  const exact: Family[] = []
  const byStatus = new Map<number, Family>()
  for (const family of families) {
    if (family.code !== undefined || family.if !== undefined) exact.push(family)
    else for (const status of family.status ?? []) if (!byStatus.has(status)) byStatus.set(status, family)
  }
  return { exact, byStatus }
}

const NONE: Families = { exact: [], byStatus: new Map() }

/** Sorted once for each pack; an entry lives as long as the pack's words do. */
const sorted = new WeakMap<readonly Family[], Families>()

function familiesOf({ families }: PackWords): Families {
  if (!families) return NONE
  const known = sorted.get(families) ?? sort(families)
  sorted.set(families, known)
  return known
}

/** Does everything that the family asks for hold? */
function belongs(family: Family, code: string | null, reading: Reading): boolean {
  if (family.code !== undefined && (code === null || !matchesGlob(family.code, code))) return false
  if (family.status && !family.status.includes(reading.exchange.response.status)) return false
  return family.if === undefined || test(family.if, reading) !== null
}

function byFamily(pack: Pack, words: PackWords, code: string | null, reading: Reading): Known | null {
  const family = familiesOf(words).exact.find((each) => belongs(each, code, reading))
  return family ? known('family', pack, family, code ?? statusText(reading.exchange.response.status)) : null
}

function byStatus(pack: Pack, words: PackWords, status: number): Known | null {
  const family = familiesOf(words).byStatus.get(status)
  return family ? known('status', pack, family, statusText(status)) : null
}

/** An unregistered status means what x00 of its class means (RFC 9110 §15). */
const classOf = (status: number) => Math.floor(status / 100) * 100

/**
 * Everything known about a problem, the most exact first: the code in its pack, the code's family there, the status
 * there, then the generic pack. A success that hides an error is never explained by its status.
 */
export function lookUp({ code }: ReadProblem, pack: Pack, reading: Reading, catalogue: Catalogue): Known[] {
  const found: (Known | null)[] = []
  const { fallback } = catalogue
  const { status } = reading.exchange.response
  for (const each of pack === fallback ? [fallback] : [pack, fallback]) {
    const words = catalogue.words.get(each.id) ?? {}
    // A word of the generic list explains only what no pack claims: a vendor may mean something else by it.
    if (code !== null && (each === pack || pack.specificity !== 'vendor')) {
      for (const layer of [{ codes: words.ownCodes }, words]) {
        const statement = lookUpCode(each, layer, code)
        if (statement) found.push(known('code', each, statement, code))
      }
    }
    found.push(byFamily(each, words, code, reading))
    if (status >= 400) found.push(byStatus(each, words, status))
  }
  const fallbackWords = catalogue.words.get(fallback.id) ?? {}
  if (status >= 400) found.push(byStatus(fallback, fallbackWords, classOf(status)))
  // A success that carries the status of a failure as its code: `{"code": 404, "message": …}`.
  else if (code !== null && /^[45]\d\d$/.test(code))
    found.push(byStatus(fallback, fallbackWords, Number(code)))
  return found.filter((each) => each !== null)
}

/** The short name of a problem, from the most exact statement that has one and speaks of this code. */
export const titleOf = (knowns: Known[]): string | null =>
  knowns.find(({ level, statement }) => level !== 'status' && statement.title)?.statement.title ?? null

/** The first statement that says something about `member`. */
export const firstWith = (
  knowns: Known[],
  member: 'title' | 'meaning' | 'resolution' | 'retry',
): Known | null => knowns.find(({ statement }) => statement[member] !== undefined) ?? null
