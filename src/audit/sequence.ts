/** A sequence of tries as the rules see it: its gaps, and whether it is a repeat at all or a poll. */
import type { Attempt } from './attempt'
import { allowedAtMs } from './lanes'

/** What lies between two tries. */
export interface Gap {
  from: Attempt
  to: Attempt
  /** From the end of the one to the start of the other. */
  ms: number
  /** How long the server had asked to wait; null when it named no time. */
  askedMs: number | null
  /** So soon that a program sent it: doubling waits from 1 s on, the first four repeats come within 8 s of each other. */
  isPrompt: boolean
}

/** One caller's tries of one operation. */
export interface Sequence {
  tries: readonly Attempt[]
  gaps: readonly Gap[]
  /** Asked at a steady pace, whatever the answer: a poll is no repeat. */
  isPoll: boolean
}

const PROMPT_MS = 10_000
/** A pace from here on is a polite poll; for something that is not there yet, half a second is. */
const POLITE_PACE_MS = 2000
const POLITE_PACE_404_MS = 500
/** A pace is steady when no interval is further than this from the median. */
const STEADY = 0.25

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

function gapOf(from: Attempt, to: Attempt): Gap {
  const readyAtMs = from.retry?.readyAtMs ?? null
  return {
    from,
    to,
    ms: Math.max(0, to.startedAtMs - from.endedAtMs),
    askedMs: readyAtMs === null ? null : Math.max(0, readyAtMs - from.endedAtMs),
    isPrompt: to.startedAtMs <= allowedAtMs(from) + PROMPT_MS,
  }
}

const isNear = (ms: number, pace: number) => Math.abs(ms - pace) <= pace * STEADY

function isSteady(times: readonly number[]): boolean {
  const pace = median(times)
  return times.every((ms) => isNear(ms, pace))
}

/** Reads sent at a steady pace, which is slow, or at which they had been sent before anything failed. */
function isPoll(gaps: readonly Gap[], operation: readonly Attempt[]): boolean {
  const first = gaps[0]?.from
  if (!first || !/^(?:GET|HEAD)$/.test(first.method)) return false
  const intervals = gaps.map(({ from, to }) => to.startedAtMs - from.startedAtMs)
  // Paced by the start of each, or by a wait after the end of each.
  if (!isSteady(intervals) && !isSteady(gaps.map(({ ms }) => ms))) return false
  const pace = median(intervals)
  const polite = gaps.every(({ from }) => from.status === 404) ? POLITE_PACE_404_MS : POLITE_PACE_MS
  if (gaps.length >= 2 && pace >= polite) return true
  const before = operation.findLast((each) => each.startedAtMs < first.startedAtMs)
  return before !== undefined && isNear(first.startedAtMs - before.startedAtMs, pace)
}

/** @param operation all tries of the same operation, by start */
export function sequenceOf(tries: readonly Attempt[], operation: readonly Attempt[]): Sequence {
  const gaps = tries.slice(1).map((to, i) => gapOf(tries[i] as Attempt, to))
  return { tries, gaps, isPoll: isPoll(gaps, operation) }
}
