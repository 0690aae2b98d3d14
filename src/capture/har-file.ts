import type { Exchange } from '../engine'
import type { Writer } from './entry'
import { fromHarEntry } from './from-har-entry'
import { breakOffset } from './json-break'

/** What a HAR file holds; `entry` is the index in `log.entries`, which junk entries keep too. */
export interface HarExchanges {
  exchanges: { entry: number; exchange: Exchange }[]
  entries: number
}

/** Why a text is no HAR file: one line that says what is wrong and what to do. */
export class HarError extends Error {
  override name = 'HarError'
}

const HOW_TO_EXPORT = 'export it from the Network panel with "Save all as HAR"'

function parseJson(text: string): unknown {
  if (text.trim() === '') throw new HarError(`the file is empty: ${HOW_TO_EXPORT}`)
  try {
    return JSON.parse(text)
  } catch {
    const offset = breakOffset(text)
    const lines = text.slice(0, offset).split('\n')
    const isEnd = text.slice(offset).trim() === ''
    const what = isEnd ? 'the JSON breaks off at' : 'not JSON: unexpected text at'
    const advice = isEnd ? 'the export is incomplete; save it again' : HOW_TO_EXPORT
    throw new HarError(`${what} line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${advice}`)
  }
}

interface Log {
  entries: unknown[]
  writer: Writer
}

function logOf(document: unknown): Log {
  const log = (document as { log?: { entries?: unknown; creator?: { name?: unknown } } | null } | null)?.log
  if (typeof log !== 'object' || log === null) {
    throw new HarError(`JSON, but not a HAR file: it has no "log" object; ${HOW_TO_EXPORT}`)
  }
  if (!Array.isArray(log.entries)) {
    throw new HarError(
      `not a HAR file: "log.entries" is ${log.entries === undefined ? 'missing' : 'no array'}; ${HOW_TO_EXPORT}`,
    )
  }
  return { entries: log.entries, writer: log.creator?.name === 'Firefox' ? 'firefox' : 'other' }
}

/**
 * Reads a HAR file (HAR 1.2). Entries that are junk are left out.
 * @throws {HarError} when the text is not JSON, or not a HAR file
 */
export function readHar(text: string): HarExchanges {
  // JSON.parse takes no byte order mark, and Windows tools write one.
  const { entries, writer } = logOf(parseJson(text.replace(/^\uFEFF/, '')))
  const exchanges = entries.flatMap((raw, entry) => {
    const exchange = fromHarEntry(raw, writer)
    return exchange ? [{ entry, exchange }] : []
  })
  return { exchanges, entries: entries.length }
}
