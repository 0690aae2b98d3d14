/** What a pack says about codes and statuses, reduced to the rules that a handler needs. */
import { matchesGlob, type Pack } from '../../engine'

type Family = NonNullable<Pack['families']>[number]
export type Advice = NonNullable<Family['retry']>

/** One rule; `applied` is null where the status tells: a 5xx may have taken effect, a 4xx has not. */
export interface Rule<Key> {
  advice: Advice
  applied: boolean | null
  of: Key[]
}

export interface Rules {
  /** Every documented code, or only those with a rule where there are too many to list. */
  codes: string[]
  isComplete: boolean
  byCode: Rule<string>[]
  families: Family[]
  byStatus: Rule<number>[]
}

/** What statuses mean to any API (RFC 9110 §15); a 4xx that is not listed asks for a change. */
const USUAL: readonly (readonly [Advice, boolean | null, readonly number[]])[] = [
  ['after', null, [429]],
  ['backoff', true, [408]],
  ['backoff', null, [425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]],
]

/** More codes than this are not listed one by one. */
const MAX_CODES = 60

interface Meaning {
  advice: Advice
  applied: boolean | null
}

const meaningOf = ({ retry, applied }: Pick<Family, 'retry' | 'applied'>): Meaning => ({
  advice: retry ?? 'unknown',
  applied: applied === undefined ? null : applied !== 'no',
})

const repeats = ({ advice }: Meaning) => advice === 'now' || advice === 'after' || advice === 'backoff'

/** Does a handler do the same in both cases? Whether a failure was applied counts only where it would be repeated. */
function isSame(a: Meaning, b: Meaning, status: number): boolean {
  const applied = (each: Meaning) => each.applied ?? (status === 503 ? 'as the delay tells' : status >= 500)
  return a.advice === b.advice && (!repeats(a) || applied(a) === applied(b))
}

const isOnlyStatus = (family: Family) => family.code === undefined && family.if === undefined

/** Refusals that are for now, whatever their code (RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4). */
const FOR_NOW = [408, 425, 429]

/** Where not every code is listed, the status of another refusal says nothing: its codes ask for a change. */
function statusMeanings(pack: Pack, isComplete: boolean): Map<number, Meaning> {
  const meanings = new Map<number, Meaning>()
  const isUncertain = (status: number) => !isComplete && status < 500 && !FOR_NOW.includes(status)
  const set = (status: number, meaning: Meaning) => {
    if (!meanings.has(status) && !isUncertain(status)) meanings.set(status, meaning)
  }
  for (const family of (pack.families ?? []).filter((each) => isOnlyStatus(each) && each.retry)) {
    for (const status of family.status ?? []) set(status, meaningOf(family))
  }
  for (const [advice, applied, statuses] of USUAL) {
    for (const status of statuses) set(status, { advice, applied })
  }
  return meanings
}

const usual = (status: number): Meaning => ({
  advice: status >= 400 && status < 500 ? 'fix' : 'unknown',
  applied: null,
})

function grouped<Key>(entries: Iterable<readonly [Key, Meaning]>): Rule<Key>[] {
  const groups = new Map<string, Rule<Key>>()
  for (const [key, { advice, applied }] of entries) {
    const group = groups.get(`${advice} ${applied}`) ?? { advice, applied, of: [] }
    group.of.push(key)
    groups.set(`${advice} ${applied}`, group)
  }
  return [...groups.values()]
}

/** Families with a pattern or a condition and some advice: what is tried between code and status. */
function patternsOf(pack: Pack, statuses: ReadonlyMap<number, Meaning>): Family[] {
  const documented = Object.entries(pack.codes ?? {})
  // The codes of a family come with certain statuses; where those say the same, the family adds nothing.
  const addsNothing = (family: Family) => {
    const { code: glob } = family
    if (glob === undefined || family.if) return false
    const seen = documented.filter(([name]) => matchesGlob(glob, name)).map(([, { status }]) => status ?? [])
    const meaning = meaningOf(family)
    const isSaid = (status: number) => isSame(meaning, statuses.get(status) ?? usual(status), status)
    return seen.length > 0 && seen.every((each) => each.length > 0 && each.every(isSaid))
  }
  return (pack.families ?? []).filter((each) => each.retry && !isOnlyStatus(each) && !addsNothing(each))
}

/**
 * Reduces a pack to rules. A code has one only where it means something else than its status does. Of a catalogue that
 * is too long, "fix" and "never" are taken for one, and a code without a status for a refusal: both are thrown at once.
 */
export function rulesOf(pack: Pack): Rules {
  const documented = Object.entries(pack.codes ?? {})
  const isComplete = documented.length <= MAX_CODES
  const statuses = statusMeanings(pack, isComplete)
  const families = patternsOf(pack, statuses)
  const differs = (meaning: Meaning, status: number) => {
    const other = statuses.get(status) ?? usual(status)
    if (!isComplete && !repeats(meaning) && !repeats(other)) return false
    return !isSame(meaning, other, status)
  }
  const special = documented.filter(([name, code]) => {
    if (!code.retry) return false
    const meaning = meaningOf(code)
    const family = families.find((each) => each.code === undefined || matchesGlob(each.code, name))
    if (family) return !isSame(meaning, meaningOf(family), 500)
    return code.status
      ? code.status.some((status) => differs(meaning, status))
      : isComplete || repeats(meaning)
  })
  const byCode = grouped(special.map(([code, statement]) => [code, meaningOf(statement)] as const))
  const byStatus = [...statuses].filter(([status, meaning]) => !isSame(meaning, usual(status), status))
  return {
    codes: (isComplete ? documented : special).map(([code]) => code),
    isComplete,
    byCode,
    families,
    byStatus: grouped(byStatus),
  }
}
