/** What a size costs: whether twice the input is twice the work. No absolute time, which differs from machine to machine. */
import { expect } from 'vitest'

/** Of the process alone, so that whatever else runs on the machine does not count. */
function cpuMs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const GROWTH = 4
/** Square growth is 16; what is between is for the collector of garbage, and for caches that are too small. */
const MOST = 10
/** Shorter times are noise, and nobody's wait: what grows without bound is far beyond them at these sizes. */
const NOISE_MS = 60
const TRIES = 4

/** The least of some runs: what the work itself takes. */
export const leastCpuMs = (run: () => void): number =>
  Math.min(...Array.from({ length: TRIES }, () => cpuMs(run)))

/** Runs the work on inputs of a size and of four times that size, and compares. */
export function expectInProportion(size: number, work: (size: number) => () => void): void {
  const [small, large] = [work(size), work(size * GROWTH)]
  let smallMs = Number.POSITIVE_INFINITY
  let largeMs = Number.POSITIVE_INFINITY
  for (let i = 0; i < TRIES; i++) {
    smallMs = Math.min(smallMs, cpuMs(small))
    largeMs = Math.min(largeMs, cpuMs(large))
    if (largeMs < NOISE_MS || largeMs < smallMs * MOST) return
  }
  expect.fail(
    `${GROWTH} times the input took ${(largeMs / smallMs).toFixed(1)} times as long (${largeMs.toFixed(0)} ms)`,
  )
}
