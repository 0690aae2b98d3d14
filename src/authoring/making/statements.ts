/** What the page says about codes and statuses → statements of a pack. */

import type { Pack } from '../../engine'
import type { DraftCode, DraftStatus, Said } from '../draft'
import { cut, sentence } from './text'

type Family = NonNullable<Pack['families']>[number]
type Code = NonNullable<Pack['codes']>[string]
type Statement = Pick<Family, 'title' | 'meaning' | 'resolution' | 'retry' | 'applied'>

const MAX_TITLE = 80
const MAX_TEXT = 400
const MAX_CODE = 120
/** As many as somebody's own pack may have. */
const MAX_CODES = 5000

/** Said of an error that no change cures. "Do not retry" alone only means: not as it is. */
const FINAL =
  /\b(?:permanent(?!ly moved)(?:ly)?|final|irreversibl[ey]|irrecoverabl[ey]|cannot be recovered|never succeeds?|will never)\b/i
const NAMES_DELAY = /\bretry-after\b/i
/** Said where an earlier try may be the cause, or where nobody knows how far the request came. */
const MAY_HAVE_ACTED =
  /\btime(?:d |-)?outs?\b|\bin progress\b|\bprocessing\b|\bprocessed\b|\balready\b|\bduplicate|\bconcurrent/i

type Advice = Pick<Statement, 'retry' | 'applied'>

/**
 * The page's word on repeating as advice of a pack. Whether a repeat is safe is no question of the page: the judge
 * looks at the request. So nothing here says `now` or that a failed request had no effect; a conflict that is to be
 * repeated may be one with the first try, so there the judge is told to ask for a key.
 */
function adviceOf({ retry, title, meaning, resolution }: Said, status: number | null): Advice {
  if (!retry) return {}
  const text = [title, meaning, resolution].map((each) => each?.value ?? '').join(' ')
  if (retry.value === 'no') return { retry: FINAL.test(text) ? 'never' : 'fix' }
  if (status === 429) return { retry: 'after' }
  const mayHaveActed = status === 409 || MAY_HAVE_ACTED.test(text)
  return {
    retry: NAMES_DELAY.test(text) ? 'after' : 'backoff',
    ...(mayHaveActed ? { applied: 'maybe' as const } : {}),
  }
}

function statementOf(said: Said, status: number | null): Statement {
  const texts = {
    title: cut(said.title?.value ?? '', MAX_TITLE),
    meaning: sentence(said.meaning?.value ?? '', MAX_TEXT),
    resolution: sentence(said.resolution?.value ?? '', MAX_TEXT),
  }
  const told = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  return { ...told, ...adviceOf(said, status) }
}

const isStatus = (status: number) => Number.isInteger(status) && status >= 100 && status < 600
const isFailure = (status: number) => isStatus(status) && status >= 400

/** No template (`ACME-{status}-{n}`), and none of the keys of a record that mean something to the language. */
const isKey = (code: string) =>
  code !== '' && code.length <= MAX_CODE && !/[{}<>]|^(?:__proto__|prototype|constructor)$/.test(code)

/** Codes that a pack can hold; of two that are spelled alike, the first. */
export function usableCodes(codes: readonly DraftCode[]): DraftCode[] {
  const seen = new Set<string>()
  return codes
    .map((each) => ({ ...each, code: each.code.trim() }))
    .filter(({ code }) => isKey(code) && !seen.has(code) && seen.add(code))
    .slice(0, MAX_CODES)
}

/** `ACME-400-*`: pages tell of whole kinds of codes as well. */
export const isKind = ({ code }: Pick<DraftCode, 'code'>): boolean => /^[\w.:/-]{3,}\*$/.test(code)

function tied(said: DraftCode): Code {
  const status = said.status?.value ?? null
  return {
    ...(status !== null && isStatus(status) ? { status: [status] } : {}),
    ...statementOf(said, status),
  }
}

/** The statements on codes; a code without a word about it is listed all the same. */
export const codesOf = (codes: readonly DraftCode[]): Record<string, Code> =>
  Object.fromEntries(codes.map((each) => [each.code, tied(each)]))

/** The statements on kinds of codes. The code says which kind it is, so the status need not. */
export const kindsOf = (kinds: readonly DraftCode[]): Family[] =>
  kinds.map((each) => ({ code: each.code, ...statementOf(each, each.status?.value ?? null) }))

const isClassOf = (text: string, status: number) => /^[45]xx$/i.test(text) && text[0] === String(status)[0]

const inheritable = ({ retry, applied }: Statement): Advice => ({
  ...(retry ? { retry } : {}),
  ...(applied ? { applied } : {}),
})

/** The statuses that the page ties anything to. */
function documented(codes: readonly DraftCode[], statuses: readonly DraftStatus[]): number[] {
  const named = [
    ...statuses.map(({ status }) => Number(status)),
    ...codes.map(({ status }) => status?.value ?? 0),
  ]
  return [...new Set(named.filter(isFailure))].sort((a, b) => a - b)
}

/**
 * The statements on statuses. A class (`5xx`) speaks for those of its statuses that the page names somewhere and says
 * nothing of; of a status that has words of its own it only adds whether repeating helps.
 */
export function familiesOf(codes: readonly DraftCode[], statuses: readonly DraftStatus[]): Family[] {
  const byWords = new Map<string, Family>()
  for (const status of documented(codes, statuses)) {
    const own = statuses.find((each) => Number(each.status) === status)
    const ofClass = statuses.find((each) => isClassOf(each.status, status))
    const inherited = ofClass ? statementOf(ofClass, status) : {}
    const statement = own ? { ...inheritable(inherited), ...statementOf(own, status) } : inherited
    if (Object.keys(statement).length === 0) continue
    const key = JSON.stringify(statement)
    const before = byWords.get(key)
    byWords.set(key, { ...statement, status: [...(before?.status ?? []), status] })
  }
  return [...byWords.values()]
}
