/** When the server says to come back: Retry-After, and the places where APIs say it instead. */

import { test } from '../detection/match'
import { receivedAtMs } from '../exchange'
import type { Pack } from '../pack'
import { readAll } from '../reading/place'
import type { Reading } from '../reading/reading'
import type { From, Hint } from './hint'
import { parseHttpDate } from './http-date'
import { decimal, parseDelay, parseRetryAfter } from './parse-delay'
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

function read(delay: PackDelay, reading: Reading, from: From): Hint[] {
  if (delay.if && !test(delay.if, reading)) return []
  return readAll(reading, delay.at).map(({ text, where }) => ({
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
function ownWord(reading: Reading, fine: PackDelay[], from: From): Hint[] {
  const text = reading.responseHeader('retry-after')?.trim()
  const hints = fine
    .flatMap((delay) => read(delay, reading, from))
    .sort((a, b) => Number(b.ms !== null) - Number(a.ms !== null))
  const whole: Hint | null = text
    ? { ms: parseRetryAfter(text, from), words: `Retry-After: ${text}`, isReset: false }
    : null
  const [finest] = hints
  if (finest?.ms == null || whole?.ms == null) return [...(whole ? [whole] : []), ...hints]
  if (Math.abs(finest.ms - whole.ms) < 1000 || finest.ms > whole.ms) return [finest]
  return [whole]
}

/** The places in order of authority: Retry-After, those the packs know, RateLimit, and resets of unknown unit. */
function* hintsOf(reading: Reading, delays: PackDelay[], from: From): Generator<Hint> {
  yield* ownWord(reading, delays.filter(isFineRetryAfter), from)
  // What was left when a cache stored the response is no longer true (draft-ietf-httpapi-ratelimit-headers-10 §7, Caching).
  const isCached = (decimal(reading.responseHeader('age')?.trim() ?? '') ?? 0) > 0
  for (const delay of delays.filter((each) => !isFineRetryAfter(each))) {
    for (const hint of read(delay, reading, from)) if (!(isCached && hint.isReset)) yield hint
  }
  if (isCached) return
  yield* rateLimitHints(reading)
  yield* resetHints(reading, new Set(delays.flatMap((each) => headerOf(each) ?? [])), from)
}

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
  const delays = packs.flatMap((pack) => pack.retry?.delays ?? [])
  for (const hint of hintsOf(reading, delays, from)) {
    if (hint.ms !== null && Number.isFinite(hint.ms))
      return { delay: { ...hint, ms: Math.max(0, Math.ceil(hint.ms)) }, malformed }
    malformed.push({ words: hint.words })
  }
  return { delay: null, malformed }
}
