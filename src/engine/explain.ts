import type { Source } from './annotation'
import type { Catalogue } from './detection/compile'
import { hits } from './detection/match'
import { onceFor } from './once-for'
import type { Pack, PackWords, Statement } from './pack'
import type { ReadProblem } from './reading/extract'
import { compileGlob } from './reading/glob'
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

type Codes = NonNullable<PackWords['codes']>

const ownMember = (codes: Codes, key: string): Statement | null =>
  Object.hasOwn(codes, key) ? (codes[key] ?? null) : null

const lookUpCode = ({ specificity }: Pack, codes: Codes, code: string): Statement | null =>
  specificity === 'generic'
    ? (ownMember(codes, folded(code)) ?? ownMember(codes, folded(unhumped(code))))
    : ownMember(codes, code)

const statusText = (status: number) => `HTTP ${status}`

type Family = NonNullable<PackWords['families']>[number]

/** A family that asks for more than the status: for a pattern of the code, or a condition. */
interface ExactFamily {
  family: Family
  fitsCode: ((code: string) => boolean) | null
}

/** A pack's families, as they are looked up. */
interface Families {
  exact: ExactFamily[]
  /** The first of those that ask for the status alone. */
  byStatus: Map<number, Family>
}

function sort(families: readonly Family[]): Families {
  const exact: ExactFamily[] = []
  const byStatus = new Map<number, Family>()
  for (const family of families) {
    if (family.code !== undefined || family.if !== undefined)
      exact.push({ family, fitsCode: family.code === undefined ? null : compileGlob(family.code) })
    else for (const status of family.status ?? []) if (!byStatus.has(status)) byStatus.set(status, family)
  }
  return { exact, byStatus }
}

const NONE: Families = { exact: [], byStatus: new Map() }

const sorted = onceFor(sort)

const familiesOf = ({ families }: PackWords): Families => (families ? sorted(families) : NONE)

/** Does everything that the family asks for hold? */
function belongs({ family, fitsCode }: ExactFamily, code: string | null, reading: Reading): boolean {
  if (family.status && !family.status.includes(reading.exchange.response.status)) return false
  if (fitsCode && (code === null || !fitsCode(code))) return false
  return family.if === undefined || hits(family.if, reading)
}

/** An unregistered status means what x00 of its class means (RFC 9110 §15). */
const classOf = (status: number) => Math.floor(status / 100) * 100

const NO_WORDS: PackWords = {}

const wordsOf = ({ words }: Catalogue, pack: Pack): PackWords => words.get(pack.id) ?? NO_WORDS

function addByCode(found: Known[], pack: Pack, words: PackWords, code: string): void {
  for (const codes of [words.ownCodes, words.codes]) {
    const statement = codes && lookUpCode(pack, codes, code)
    if (statement) found.push(known('code', pack, statement, code))
  }
}

function addByStatus(found: Known[], pack: Pack, words: PackWords, status: number): void {
  const family = familiesOf(words).byStatus.get(status)
  if (family) found.push(known('status', pack, family, statusText(status)))
}

/** The statement on the code's family, and on the status. */
function addFamilies(
  found: Known[],
  pack: Pack,
  words: PackWords,
  code: string | null,
  reading: Reading,
): void {
  const { status } = reading.exchange.response
  const exact = familiesOf(words).exact.find((each) => belongs(each, code, reading))
  if (exact) found.push(known('family', pack, exact.family, code ?? statusText(status)))
  if (status >= 400) addByStatus(found, pack, words, status)
}

/**
 * Everything known about a problem, the most exact first: the code in its pack, the code's family there, the status
 * there, then the generic pack. A success that hides an error is never explained by its status.
 */
export function lookUp({ code }: ReadProblem, pack: Pack, reading: Reading, catalogue: Catalogue): Known[] {
  const found: Known[] = []
  const { fallback } = catalogue
  const words = wordsOf(catalogue, fallback)
  if (pack !== fallback) {
    const own = wordsOf(catalogue, pack)
    if (code !== null) addByCode(found, pack, own, code)
    addFamilies(found, pack, own, code, reading)
  }
  // A word of the generic list explains only what no pack claims: a vendor may mean something else by it.
  if (code !== null && pack.specificity !== 'vendor') addByCode(found, fallback, words, code)
  addFamilies(found, fallback, words, code, reading)
  const { status } = reading.exchange.response
  if (status >= 400) addByStatus(found, fallback, words, classOf(status))
  // A success that carries the status of a failure as its code: `{"code": 404, "message": …}`.
  else if (code !== null && /^[45]\d\d$/.test(code)) addByStatus(found, fallback, words, Number(code))
  return found
}

/** The short name of a problem, from the most exact statement that has one and speaks of this code. */
export const titleOf = (knowns: Known[]): string | null =>
  knowns.find(({ level, statement }) => level !== 'status' && statement.title)?.statement.title ?? null

/** The first statement that says something about `member`. */
export const firstWith = (
  knowns: Known[],
  member: 'title' | 'meaning' | 'resolution' | 'retry',
): Known | null => knowns.find(({ statement }) => statement[member] !== undefined) ?? null
