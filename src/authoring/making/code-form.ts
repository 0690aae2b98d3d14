/** What an API's codes have in common → tests that tell them from the codes of others. */

import type { Matcher } from '../../engine'
import { isCommonWord, isOwnCode, wordsOf } from './common-codes'
import { namesBrand } from './hosts'

/** Tests on the value at a pointer. */
export type ValueTest = Omit<Extract<Matcher, { pointer: string }>, 'pointer'>

export interface CodeForm {
  /** Values that only this API sends, best first: each points to it, wherever the response comes from. */
  own: ValueTest[]
  /** Codes that the page lists; null where it lists none. */
  listed: ValueTest | null
  /** What any code looks like, listed or not; null where {@link own} says all. */
  any: ValueTest | null
}

/** Fewer have nothing in common worth the name. */
const MIN_ALIKE = 2

/** Each is looked for at several places; more kinds of codes than an API has. */
const MAX_PATTERNS = 10

/** One such code may be a slip of the page, or of another API's. */
const MIN_OWN = 2

/** A pattern has no way to write these as themselves. */
const isPlain = (code: string) => !/[*#]/.test(code)

const maskOf = (code: string) => code.replace(/\d/g, '#')

/** `ACME-400-001` and `ACME-4-17` are of one kind: letters alike, numbers in the same places. */
const kindOf = (code: string) => maskOf(code).replace(/#+/g, '#')

function patternOf(kind: string, codes: readonly string[]): string {
  const masks = new Set(codes.map(maskOf))
  return masks.size === 1 ? maskOf(codes[0] as string) : kind.replaceAll('#', '#*')
}

/** The pattern of numbered codes such as `ACME-400-001`, where its letters are nobody else's; null where they are. */
function numbered(kind: string, codes: readonly string[], brands: readonly string[]): ValueTest | null {
  const names = wordsOf(kind).filter((word) => word.length >= 3 && !isCommonWord(word))
  const runs = kind.split('#').length - 1
  if (runs === 0 || names.length === 0 || codes.length < MIN_ALIKE) return null
  const like = patternOf(kind, codes)
  if (like.length > 120) return null
  // One number after a word (`WALLET-001`) is a form that another API may have hit upon as well.
  const isProof = runs >= 2 || names.some((name) => namesBrand(name, brands))
  return isProof ? { like, conclusive: true } : { like, distinctive: true }
}

function grouped(codes: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const code of codes.filter(isPlain)) {
    const kind = kindOf(code)
    groups.set(kind, [...(groups.get(kind) ?? []), code])
  }
  return groups
}

const UPPER_SNAKE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/
const LOWER_SNAKE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/

/** The narrowest test that all of these codes pass, and others of the same API probably too. */
function likeness(codes: readonly string[]): ValueTest {
  const all = (pattern: RegExp) => codes.length > 0 && codes.every((code) => pattern.test(code))
  if (all(UPPER_SNAKE)) return { type: 'UPPER_SNAKE' }
  if (all(LOWER_SNAKE)) return { type: 'lower_snake' }
  // A number may be sent as such or as a text, and a test on the type would have to know.
  const [mask, another] = new Set(codes.map(maskOf))
  if (all(/^\d{3,}$/) && another === undefined) return { like: mask }
  return codes.some((code) => !/^-?\d+$/.test(code)) ? { type: 'string' } : {}
}

/** @param brands words that name the API, in lower case */
export function codeForm(codes: readonly string[], brands: readonly string[]): CodeForm {
  const patterns: ValueTest[] = []
  const covered = new Set<string>()
  for (const [kind, alike] of grouped(codes)) {
    const test = patterns.length < MAX_PATTERNS ? numbered(kind, alike, brands) : null
    if (!test) continue
    patterns.push(test)
    for (const code of alike) covered.add(code)
  }
  const rest = codes.filter((code) => !covered.has(code))
  const own = rest.filter(isOwnCode)
  return {
    own: own.length >= MIN_OWN ? [...patterns, { in: own, distinctive: true }] : patterns,
    listed: rest.length > 0 ? { in: rest } : null,
    any: covered.size > 0 && rest.length <= codes.length * 0.1 ? null : likeness(rest),
  }
}
