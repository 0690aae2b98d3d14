import type { Entry } from './entry'

interface Seen {
  key: string
  entry: Entry
  /** Was this the page's call, which a service worker passed on to the network? */
  isCall: boolean
  /** The key it was reported under; null when it was left out. */
  as: string | null
  paired: boolean
}

/** A call and its service worker's fetch end within moments of each other, in either order. */
const REMEMBERED = 64
/** Start times are rounded to the millisecond. */
const SLACK_MS = 2

/**
 * A page's call that its service worker passes on is two entries in Chromium: the page's, and the worker's own fetch
 * of the same URL, which hands over an empty body. They are one call, and the page's entry is the one to show.
 * A fetch whose answer the worker did not pass on (a stale cache revalidated, a first try that failed) stands alone.
 */
export interface Twins {
  /** The key to report an entry under: its own, or its twin's, which it replaces; null when it adds nothing. */
  keyFor(key: string, entry: Entry): string | null
}

function isTwin(call: Entry, fetched: Entry): boolean {
  const start = call.startedAtMs ?? Number.NaN
  const end = start + (call.durationMs ?? 0)
  const fetchedAt = fetched.startedAtMs ?? Number.NaN
  const isSame = fetched.url === call.url && fetched.method === call.method && fetched.status === call.status
  return isSame && fetchedAt >= start - SLACK_MS && fetchedAt <= end + SLACK_MS
}

/** Starts with no entry remembered. */
export function createTwins(): Twins {
  let recent: Seen[] = []
  return {
    keyFor(key, entry) {
      // An entry that is reported again: its event came after a sweep had found it.
      const again = recent.find((seen) => seen.key === key)
      if (again) return again.as
      // The worker answered by itself, so nothing of it went over the network.
      if (entry.workerSource !== null && entry.workerSource !== 'network') return key
      const isCall = entry.workerSource === 'network'
      const twin = recent.find(
        (seen) =>
          !seen.paired &&
          seen.isCall !== isCall &&
          (isCall ? isTwin(entry, seen.entry) : isTwin(seen.entry, entry)),
      )
      if (twin) twin.paired = true
      const as = twin ? (isCall ? twin.as : null) : key
      recent = [...recent.slice(1 - REMEMBERED), { key, entry, isCall, as, paired: twin !== undefined }]
      return as
    },
  }
}
