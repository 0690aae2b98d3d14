/**
 * RateLimit and RateLimit-Policy: the current draft (draft-ietf-httpapi-ratelimit-headers-10 §3, §4), the single field
 * of draft 07, and what servers send that is neither. The three fields of drafts up to 06 are in reset-heuristic.ts,
 * because `RateLimit-Reset` is also sent with a timestamp.
 */
import { type BareItem, type Item, parseDictionary, parseList, Token } from 'structured-headers'
import type { Reading } from '../reading/reading'
import { type Hint, isWait } from './hint'

/** What one policy has left. */
interface ServiceLimit {
  name: string | null
  remaining: number | null
  /** Seconds until there is more; never a timestamp. */
  resetS: number | null
}

interface QuotaPolicy {
  name: string | null
  quota: number
  windowS: number | null
}

/** All lines of a list field are one value (RFC 9110 §5.3). */
function fieldOf(reading: Reading, name: string): string | null {
  if (reading.responseHeader(name) === null) return null
  const lines = reading.exchange.response.headers.filter((header) => header.name.toLowerCase() === name)
  return lines.map(({ value }) => value.trim()).join(', ')
}

function attempt<T>(parse: (text: string) => T, text: string): T | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

const count = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 0 ? Number(value) : null

/** A policy's name is a string; servers also send a bare word. */
function nameOf(value: BareItem): string | null {
  if (value instanceof Token) return value.toString()
  return typeof value === 'string' ? value : null
}

/** `"fixed window";"api";q=500` is what some servers send: the last string before the parameters is the name. */
const withOneName = (text: string) => text.replace(/"[^"]*"\s*;\s*(?=")/g, '')

function membersOf(text: string): Item[] | null {
  const list = attempt(parseList, text) ?? attempt(parseList, withOneName(text))
  return list?.every((member): member is Item => !Array.isArray(member[0])) ? list : null
}

/** `limit=100, remaining=50, reset=30` (draft 07). */
function parseDraft07(text: string): ServiceLimit[] | null {
  const members = attempt(parseDictionary, text)
  const [remaining, resetS] = [count(members?.get('remaining')?.[0]), count(members?.get('reset')?.[0])]
  return remaining === null && resetS === null ? null : [{ name: null, remaining, resetS }]
}

/** Reads RateLimit; null when it is malformed, which the draft says to ignore (§7). */
export function parseRateLimit(text: string): ServiceLimit[] | null {
  const limits = membersOf(text)?.map(([bare, parameters]) => ({
    name: nameOf(bare),
    remaining: count(parameters.get('r')),
    resetS: count(parameters.get('t')),
  }))
  const isCurrent = limits?.every(({ name, remaining }) => name !== null && remaining !== null)
  return limits && isCurrent && limits.length > 0 ? limits : parseDraft07(text)
}

/** Reads RateLimit-Policy: `"burst";q=100;w=60`, and `100;w=60` of drafts up to 07; null when it is malformed. */
export function parsePolicies(text: string): QuotaPolicy[] | null {
  const policies = membersOf(text)?.map(([bare, parameters]) => ({
    name: nameOf(bare),
    quota: count(parameters.get('q')) ?? count(bare),
    windowS: count(parameters.get('w')),
  }))
  const isComplete = (policy: { quota: number | null }): policy is QuotaPolicy => policy.quota !== null
  return policies?.length && policies.every(isComplete) ? policies : null
}

/** A limit that says when there is more. */
interface Renewal extends ServiceLimit {
  resetS: number
}

/** The limit that keeps the client waiting: the one that is renewed last of those that are used up. */
function decisive(limits: ServiceLimit[], status: number): Renewal | null {
  const waits = limits.filter(
    (limit): limit is Renewal =>
      limit.resetS !== null && isWait(status, limit.remaining, limit.resetS * 1000),
  )
  const spent = waits.filter(({ remaining }) => remaining === 0)
  if (spent.length > 0) return spent.reduce((a, b) => (a.resetS >= b.resetS ? a : b))
  // None is used up, so the refusal does not say which one it is about: the earliest change is worth a try.
  return waits.length === 0 ? null : waits.reduce((a, b) => (a.resetS <= b.resetS ? a : b))
}

/** ` (500 in 300 s)`, from the policy of that name. */
function policyWords(policies: QuotaPolicy[] | null, name: string | null): string {
  const policy = policies?.find((each) => each.name === name) ?? (policies?.length === 1 ? policies[0] : null)
  if (!policy) return ''
  return policy.windowS === null ? ` (quota ${policy.quota})` : ` (${policy.quota} in ${policy.windowS} s)`
}

/** The wait that RateLimit names, if it is one. A malformed field is named only where it could have been. */
export function rateLimitHints(reading: Reading): Hint[] {
  const { status } = reading.exchange.response
  const text = fieldOf(reading, 'ratelimit')
  if (!text) return []
  const limits = parseRateLimit(text)
  if (limits === null) return status === 429 ? [{ ms: null, words: `RateLimit: ${text}`, isReset: true }] : []
  const limit = decisive(limits, status)
  if (!limit) return []
  const policyText = fieldOf(reading, 'ratelimit-policy')
  const policies = policyText === null ? null : parsePolicies(policyText)
  const hint = {
    ms: limit.resetS * 1000,
    words: `RateLimit: ${text}${policyWords(policies, limit.name)}`,
    isReset: true,
  }
  if (policyText === null || policies) return [hint]
  return [{ ms: null, words: `RateLimit-Policy: ${policyText}`, isReset: true }, hint]
}
