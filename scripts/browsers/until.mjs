/** The two ways in which scripts and tests wait. Nothing else in them waits by the clock. */
import { setTimeout as pause } from 'node:timers/promises'

class Late extends Error {}

/**
 * Gives up on a promise that may never settle.
 * @template T
 * @param {Promise<T>} promise
 * @param {{ what: string, timeoutMs: number }} options
 * @returns {Promise<T>}
 */
export async function within(promise, { what, timeoutMs }) {
  const timer = new AbortController()
  const late = pause(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Late(`waited ${timeoutMs} ms for ${what}`)
  })
  late.catch(() => {}) // also rejects when the timer is aborted
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
  }
}

/**
 * Repeats a probe until it gives something truthy. A probe that throws means "not yet", because what it looks at
 * (a frame, a document) may be replaced under it; its last error ends up in the message.
 * @template T
 * @param {() => T | Promise<T>} probe
 * @param {{ what: string, timeoutMs?: number, everyMs?: number }} options
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(probe, { what, timeoutMs = 20_000, everyMs = 25 }) {
  const deadlineMs = Date.now() + timeoutMs
  /** @type {unknown} */
  let last = 'no answer'
  for (;;) {
    const leftMs = deadlineMs - Date.now()
    if (leftMs <= 0) break
    try {
      const value = await within(Promise.resolve(probe()), { what, timeoutMs: leftMs })
      if (value) return value
      last = value
    } catch (error) {
      if (!(error instanceof Late)) last = error
    }
    await pause(everyMs)
  }
  const seen = last instanceof Error ? last.message : JSON.stringify(last)
  throw new Error(`waited ${timeoutMs} ms for ${what}; last seen: ${seen}`, { cause: last })
}
