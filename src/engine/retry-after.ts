/** When the server says to come back: Retry-After, and the places where APIs say it instead. */
import { receivedAtMs } from './exchange'
import { parseHttpDate } from './http-date'
import { test } from './match'
import type { DelayUnit, Pack } from './pack'
import { readAll } from './place'
import type { Reading } from './reading'

/** A delay the server named: milliseconds after the response, and the words it was named with. */
export interface Delay {
  ms: number
  /** `Retry-After: 20` or `/error/details/0/metadata/retry_after_seconds: 12`. */
  words: string
}

/** A hint that could not be read. It is named and ignored, never guessed at. */
export interface Malformed {
  words: string
}

/** The moment that a date in the response is measured from: its own Date, so that a wrong local clock does no harm. */
function responseTimeMs(reading: Reading, nowMs: number): number {
  const date = reading.responseHeader('date')
  const sentMs = date === null ? null : parseHttpDate(date.trim(), nowMs)
  return sentMs ?? receivedAtMs(reading.exchange) ?? nowMs
}

const decimal = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null)

/** `34s`, `1.5s`, `250ms`, `6m0s`, `1h2m`: protobuf's and Go's forms. */
function parseDuration(text: string): number | null {
  const parts = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(text)
  if (!parts || text === '') return null
  const [h, m, s, ms] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
  return ((h * 60 + m) * 60 + s) * 1000 + ms
}

/** Milliseconds after the response, by the unit that the pack says this API uses; null when it does not parse. */
function parseDelay(text: string, unit: DelayUnit, fromMs: number): number | null {
  const number = decimal(text)
  switch (unit) {
    case 's':
      return number === null ? null : number * 1000
    case 'ms':
      return number
    case 'duration':
      return parseDuration(text)
    case 'epoch-s':
      return number === null ? null : number * 1000 - fromMs
    case 'epoch-ms':
      return number === null ? null : number - fromMs
    case 'date': {
      const at =
        parseHttpDate(text, fromMs) ?? (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN)
      return Number.isNaN(at) ? null : at - fromMs
    }
  }
}

/** Retry-After: seconds, which servers also send as a decimal fraction, or an HTTP-date (RFC 9110 §10.2.3). */
function parseRetryAfter(text: string, fromMs: number): number | null {
  return parseDelay(text, 's', fromMs) ?? parseDelay(text, 'date', fromMs)
}

/**
 * The delay the server named, in order of authority: Retry-After, then the places the pack knows, then those any API
 * may use. A moment that has passed is a delay of 0.
 */
export function findDelay(
  reading: Reading,
  packs: readonly Pack[],
  nowMs: number,
): { delay: Delay | null; malformed: Malformed[] } {
  // Most responses name no delay, and so need no time to measure it from.
  let from: number | null = null
  const fromMs = () => {
    from ??= responseTimeMs(reading, nowMs)
    return from
  }
  const malformed: Malformed[] = []
  const consider = (text: string, words: string, ms: number | null): Delay | null => {
    if (ms !== null && Number.isFinite(ms))
      return { ms: Math.max(0, Math.ceil(ms)), words: `${words}: ${text}` }
    malformed.push({ words: `${words}: ${text}` })
    return null
  }
  const header = reading.responseHeader('retry-after')?.trim()
  if (header) {
    const delay = consider(header, 'Retry-After', parseRetryAfter(header, fromMs()))
    if (delay) return { delay, malformed }
  }
  for (const { at, unit, if: condition } of packs.flatMap((pack) => pack.retry?.delays ?? [])) {
    if (condition && !test(condition, reading)) continue
    for (const { text, where } of readAll(reading, at)) {
      const delay = consider(text, where, parseDelay(text, unit, fromMs()))
      if (delay) return { delay, malformed }
    }
  }
  return { delay: null, malformed }
}
