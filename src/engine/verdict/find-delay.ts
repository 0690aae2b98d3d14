/** When the server says to come back: Retry-After, and the places where APIs say it instead. */

import { hits } from '../detection/match'
import { receivedAtMs } from '../exchange'
import { onceFor } from '../once-for'
import type { Pack } from '../pack'
import { type CompiledPlace, compilePlace } from '../reading/place'
import type { Reading } from '../reading/reading'
import type { From, Hint } from './hint'
import { parseHttpDate } from './http-date'
import { decimalIn, parseDelay, parseRetryAfter } from './parse-delay'
import { rateLimitHints } from './rate-limit-fields'
import { resetHints } from './reset-heuristic'

/** A delay the server named: whole milliseconds after the response, never negative. */
export interface Delay extends Hint {
  ms: number
}

/** A hint that could not be read. It is named and ignored, never guessed at. */
export interface Malformed {
  words: string
}

type PackDelay = NonNullable<NonNullable<Pack['retry']>['delays']>[number]

/** The moment that a date in the response is measured from: its own Date, so that a wrong local clock does no harm. */
function responseTimeMs(reading: Reading, nowMs: number): number {
  const date = reading.responseHeader('date')
  const sentMs = date === null ? null : parseHttpDate(date.trim(), nowMs)
  return sentMs ?? receivedAtMs(reading.exchange) ?? nowMs
}

const headerOf = ({ at }: PackDelay): string | null =>
  typeof at === 'object' && 'header' in at ? at.header.toLowerCase() : null

/** `retry-after-ms` and its like: Retry-After in a finer unit. */
const isFineRetryAfter = (delay: PackDelay) =>
  delay.unit === 'ms' && headerOf(delay)?.includes('retry-after') === true

/** A delay and its place, taken apart. */
interface CompiledDelay {
  delay: PackDelay
  readAt: CompiledPlace
}

/** A pack's delays, as they are looked up. */
interface Delays {
  fine: readonly CompiledDelay[]
  others: readonly CompiledDelay[]
  /** Names in lower case. */
  headers: ReadonlySet<string>
}

const taken = (delay: PackDelay): CompiledDelay => ({ delay, readAt: compilePlace(delay.at) })

function sort(delays: readonly PackDelay[]): Delays {
  return {
    fine: delays.filter(isFineRetryAfter).map(taken),
    others: delays.filter((each) => !isFineRetryAfter(each)).map(taken),
    headers: new Set(delays.flatMap((each) => headerOf(each) ?? [])),
  }
}

const delaysOf = onceFor((pack: Pack): Delays => sort(pack.retry?.delays ?? []))

function readAll(delays: readonly CompiledDelay[], reading: Reading, from: From): readonly Hint[] {
  const hints: Hint[] = []
  for (const delay of delays) for (const hint of read(delay, reading, from)) hints.push(hint)
  return hints
}

const NO_HINTS: readonly Hint[] = []

function read({ delay, readAt }: CompiledDelay, reading: Reading, from: From): readonly Hint[] {
  const texts = readAt(reading)
  if (texts.length === 0 || (delay.if && !hits(delay.if, reading))) return NO_HINTS
  return texts.map(({ text, where }) => ({
    ms: parseDelay(text, delay.unit, from),
    words: `${where}: ${text}`,
    isReset: /reset/i.test(where),
  }))
}

/**
 * Retry-After and its form in milliseconds, which is the finer word where both round to the same second. Where they
 * contradict each other (`Retry-After: 1` with `retry-after-ms: 0`), the longer one is the safer: coming too late costs
 * that second, coming too early another refusal.
 */
function ownWord(reading: Reading, packs: readonly Delays[], from: From): Hint[] {
  const text = reading.responseHeader('retry-after')?.trim()
  const hints = packs.flatMap(({ fine }) => readAll(fine, reading, from))
  const finest = hints.find(({ ms }) => ms !== null)
  const whole: Hint | null = text
    ? { ms: parseRetryAfter(text, from), words: `Retry-After: ${text}`, isReset: false }
    : null
  if (finest?.ms == null || whole?.ms == null)
    return [...(whole ? [whole] : []), ...(finest ? [finest] : hints)]
  return [finest.ms > whole.ms - 1000 ? finest : whole]
}

/** What was left when a cache stored the response is no longer true (draft-ietf-httpapi-ratelimit-headers-10 §7, Caching). */
const isCached = (reading: Reading) => (decimalIn(reading, 'age') ?? 0) > 0

/** What the packs know. */
function packHints(reading: Reading, packs: readonly Delays[], from: From): readonly Hint[] {
  const hints = packs.flatMap(({ others }) => readAll(others, reading, from))
  return hints.some(({ isReset }) => isReset) && isCached(reading)
    ? hints.filter(({ isReset }) => !isReset)
    : hints
}

const limitHints = (reading: Reading) => (isCached(reading) ? NO_HINTS : rateLimitHints(reading))

const unknownResets = (reading: Reading, packs: readonly Delays[], from: From) =>
  isCached(reading)
    ? NO_HINTS
    : resetHints(reading, (name) => packs.some(({ headers }) => headers.has(name)), from)

/** The places in order of authority: Retry-After, those the packs know, RateLimit, and resets of unknown unit. */
const SPEAKERS = [ownWord, packHints, limitHints, unknownResets]

/** The delay the server named, by the first place that can be read. A moment that has passed is a delay of 0. */
export function findDelay(
  reading: Reading,
  packs: readonly Pack[],
  nowMs: number,
): { delay: Delay | null; malformed: Malformed[] } {
  // Most responses name no delay, and so need no time to measure it from.
  let fromMs: number | null = null
  const from = () => {
    fromMs ??= responseTimeMs(reading, nowMs)
    return fromMs
  }
  const malformed: Malformed[] = []
  const delays = packs.map(delaysOf)
  for (const hintsOf of SPEAKERS) {
    for (const hint of hintsOf(reading, delays, from)) {
      if (hint.ms !== null && Number.isFinite(hint.ms))
        return { delay: { ...hint, ms: Math.max(0, Math.ceil(hint.ms)) }, malformed }
      malformed.push({ words: hint.words })
    }
  }
  return { delay: null, malformed }
}
