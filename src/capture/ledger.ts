import type { Entry } from './entry'

/** What no event has reported, each under the key by which to report it. */
interface Undelivered<Raw> {
  found: { key: string; raw: Raw }[]
  /** Others were there for the first time; the next sweep decides. */
  isWaiting: boolean
}

/** Which entries Chromium has reported by event, so that a sweep of the whole log finds the others. */
export interface Ledger {
  /** Notes an event. Its key is the one under which a sweep may have reported the same entry before. */
  delivered(entry: Entry): string
  /**
   * Picks from a log what no event has reported. `settled` reports at once; otherwise an entry has to be there in two
   * sweeps running, because its event may be on its way.
   */
  undelivered<Raw>(entries: readonly { entry: Entry; raw: Raw }[], settled: boolean): Undelivered<Raw>
}

/** No request id is exposed. Calls alike in all of this, in the same millisecond, are told apart by counting them. */
const baseOf = ({ startedAtMs, method, url, status }: Entry): string =>
  `${startedAtMs} ${method} ${status} ${url}`
const keyOf = (base: string, index: number): string => `${base} #${index}`

/** Starts an empty ledger. */
export function createLedger(): Ledger {
  /** base → how many events came, and in which sweep it was last heard of. */
  const counts = new Map<string, { events: number; sweep: number }>()
  const reported = new Set<string>()
  let suspects = new Set<string>()
  let sweep = 0

  /** What has left the browser's log for good can come back neither by event nor by sweep. */
  const forget = (inLog: ReadonlySet<string>) => {
    for (const [base, count] of counts) if (!inLog.has(base) && count.sweep < sweep - 1) counts.delete(base)
    for (const key of reported) if (!inLog.has(key.slice(0, key.lastIndexOf(' #')))) reported.delete(key)
  }

  return {
    delivered(entry) {
      const base = baseOf(entry)
      const count = counts.get(base) ?? { events: 0, sweep }
      counts.set(base, { events: count.events + 1, sweep })
      return keyOf(base, count.events)
    },
    undelivered<Raw>(entries: readonly { entry: Entry; raw: Raw }[], settled: boolean) {
      sweep++
      const found: { key: string; raw: Raw }[] = []
      const seen = new Map<string, number>()
      const waiting = new Set<string>()
      for (const { entry, raw } of entries) {
        const base = baseOf(entry)
        const index = seen.get(base) ?? 0
        seen.set(base, index + 1)
        const key = keyOf(base, index)
        if (index < (counts.get(base)?.events ?? 0) || reported.has(key)) continue
        if (settled || suspects.has(key)) {
          reported.add(key)
          found.push({ key, raw })
        } else waiting.add(key)
      }
      suspects = waiting
      forget(new Set(seen.keys()))
      return { found, isWaiting: waiting.size > 0 }
    },
  }
}
