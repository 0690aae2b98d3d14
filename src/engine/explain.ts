import type { Source } from './annotation'
import type { Catalogue } from './compile'
import type { ReadProblem } from './extract'
import { matchesGlob } from './glob'
import { test } from './match'
import type { Pack, PackWords, Statement } from './pack'
import type { Reading } from './reading'

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
const spellings = (code: string) => [folded(code), folded(code.replace(/([a-z\d])([A-Z])/g, '$1_$2'))]

function lookUpCode(pack: Pack, { codes }: PackWords, code: string): Statement | null {
  const keys = pack.specificity === 'generic' ? spellings(code) : [code]
  const key = keys.find((each) => codes && Object.hasOwn(codes, each))
  return (key !== undefined && codes?.[key]) || null
}

const statusText = (status: number) => `HTTP ${status}`

type Family = NonNullable<PackWords['families']>[number]

/** Does everything that the family asks for hold? */
function belongs(family: Family, code: string | null, reading: Reading): boolean {
  if (family.code !== undefined && (code === null || !matchesGlob(family.code, code))) return false
  if (family.status && !family.status.includes(reading.exchange.response.status)) return false
  return family.if === undefined || test(family.if, reading) !== null
}

/** A family asks for more than the status when it has a pattern for the code or a condition. */
const isOnlyStatus = (family: Family) => family.code === undefined && family.if === undefined

function byFamily(pack: Pack, words: PackWords, code: string | null, reading: Reading): Known | null {
  const family = words.families?.find((each) => !isOnlyStatus(each) && belongs(each, code, reading))
  return family ? known('family', pack, family, code ?? statusText(reading.exchange.response.status)) : null
}

function byStatus(pack: Pack, words: PackWords, status: number): Known | null {
  const family = words.families?.find((each) => isOnlyStatus(each) && each.status?.includes(status))
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
    const statement = code === null ? null : lookUpCode(each, words, code)
    // A word of the generic list explains only what no pack claims: a vendor may mean something else by it.
    if (statement && code !== null && (each === pack || pack.specificity !== 'vendor')) {
      found.push(known('code', each, statement, code))
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
