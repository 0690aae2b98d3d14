/**
 * Reset headers whose unit no pack gives. APIs send the same names with seconds to wait, with timestamps in seconds or
 * milliseconds, with durations and with dates. Their forms tell them apart; what fits none is malformed.
 */
import type { Reading } from '../reading/reading'
import { type From, type Hint, isWait } from './hint'
import { decimal, decimalIn, parseDate, parseDuration } from './parse-delay'

interface Field {
  reset: string
  remaining: string
}

/**
 * The names that mean one thing come first. Headers that tell the length of a window (`…-interval`, `…-window`) are
 * not here: a window says nothing about when it ends.
 */
const FIELDS: readonly Field[] = [
  { reset: 'x-ratelimit-reset-after', remaining: 'x-ratelimit-remaining' },
  { reset: 'ratelimit-reset', remaining: 'ratelimit-remaining' },
  { reset: 'x-ratelimit-retry-after', remaining: 'x-ratelimit-remaining' },
  { reset: 'x-ratelimit-reset', remaining: 'x-ratelimit-remaining' },
  { reset: 'x-rate-limit-reset', remaining: 'x-rate-limit-remaining' },
  { reset: 'rate-limit-reset', remaining: 'rate-limit-remaining' },
  { reset: 'x-ratelimit-reset-requests', remaining: 'x-ratelimit-remaining-requests' },
  { reset: 'x-ratelimit-reset-tokens', remaining: 'x-ratelimit-remaining-tokens' },
]

/** 2001-09-09 in epoch seconds, 31 years as a delay: what is not below it is a timestamp. */
const FIRST_EPOCH_S = 1e9
/** 2001-09-09 in epoch milliseconds; as epoch seconds it would lie 30000 years ahead. */
const FIRST_EPOCH_MS = 1e12
/** No quota is counted over more than a year: a longer wait means that the text was misread. */
const YEAR_MS = 366 * 86_400_000

function readNumber(value: number, from: From): number {
  if (value < FIRST_EPOCH_S) return value * 1000
  return (value < FIRST_EPOCH_MS ? value * 1000 : value) - from()
}

/** Milliseconds after the response, by the form of the text; null when it has none of the known forms. */
export function readReset(text: string, from: From): number | null {
  const number = decimal(text)
  const ms = number === null ? (parseDuration(text) ?? parseDate(text, from)) : readNumber(number, from)
  return ms === null || ms > YEAR_MS ? null : ms
}

/** @param isKnown is this a name, in lower case, whose unit a pack gives? Those are not guessed at */
export function resetHints(reading: Reading, isKnown: (name: string) => boolean, from: From): Hint[] {
  const { status } = reading.exchange.response
  const hints: Hint[] = []
  for (const { reset, remaining } of FIELDS) {
    const text = reading.responseHeader(reset)?.trim()
    if (!text || isKnown(reset)) continue
    const left = decimalIn(reading, remaining)
    const ms = readReset(text, from)
    if (isWait(status, left, ms)) hints.push({ ms, words: `${reset}: ${text}`, isReset: true })
  }
  return hints
}
