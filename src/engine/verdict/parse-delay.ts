/** Texts that name a time → milliseconds after the response; null for what does not parse. */
import type { DelayUnit } from '../pack'
import type { Reading } from '../reading/reading'
import type { From } from './hint'
import { parseHttpDate } from './http-date'

/** Digits, and a fraction where there is one: no sign, no exponent, no grouping. */
export const decimal = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null)

/** The number in a response header; null where there is none. */
export function decimalIn(reading: Reading, header: string): number | null {
  const text = reading.responseHeader(header)
  return text === null ? null : decimal(text.trim())
}

/** `34s`, `1.5s`, `250ms`, `6m0s`, `1h2m`: protobuf's and Go's forms. */
export function parseDuration(text: string): number | null {
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/.exec(text)
  if (!parts || text === '') return null
  const [h, m, s, ms] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
  return ((h * 60 + m) * 60 + s) * 1000 + ms
}

/** Epoch ms of an RFC 3339 date-time. Without an offset it would mean another moment on every machine. */
function parseRfc3339(text: string): number | null {
  const parts = /^(\d{4}-\d\d-(\d\d))[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)$/.exec(text)
  if (!parts) return null
  const [, date, day, time, offset] = parts as unknown as [string, string, string, string, string]
  const at = Date.parse(`${date}T${time}${offset.toUpperCase()}`)
  // Date.parse takes 31 February for 3 March; RFC 3339 §5.7 does not have it.
  const isDay = new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day)
  return isDay && !Number.isNaN(at) ? at : null
}

/** Milliseconds after the response of an HTTP-date or an RFC 3339 date-time. */
export function parseDate(text: string, from: From): number | null {
  const at = parseHttpDate(text, from()) ?? parseRfc3339(text)
  return at === null ? null : at - from()
}

/** By the unit that the pack says this API uses. */
export function parseDelay(text: string, unit: DelayUnit, from: From): number | null {
  if (unit === 'duration') return parseDuration(text)
  if (unit === 'date') return parseDate(text, from)
  const number = decimal(text)
  if (number === null) return null
  switch (unit) {
    case 's':
      return number * 1000
    case 'ms':
      return number
    case 'epoch-s':
      return number * 1000 - from()
    case 'epoch-ms':
      return number - from()
  }
}

/**
 * Retry-After: seconds, which servers also send as a decimal fraction, or an HTTP-date (RFC 9110 §10.2.3). Never a
 * timestamp, however large the number is.
 */
export const parseRetryAfter = (text: string, from: From): number | null =>
  parseDelay(text, 's', from) ?? parseDate(text, from)
