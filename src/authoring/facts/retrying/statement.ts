/** One thing that a page says about repeating. */

import { isAboutLimits, type Named } from './subjects'
import type { Say } from './words'

/** `column` is a cell of a column on repeating, `own` the text of the code or status itself, `rule` a sentence that names it. */
export type Source = 'column' | 'own' | 'rule'

export interface Statement extends Named {
  say: Say
  source: Source
  line: number
}

/** What is known of the page before its sentences are read. */
export interface Known {
  codes: ReadonlySet<string>
  /** Does the page speak of the status 429 at all? */
  has429: boolean
}

/** A status that stands beside a code is its rate limit's, and only what helps the code holds for the status too. */
const isMeant = (one: Named, all: readonly Named[], say: Say) =>
  one.name !== '429' || one.kind === 'code' || say === 'yes' || !all.some(({ kind }) => kind === 'code')

export const statements = (about: readonly Named[], say: Say, source: Source, line: number): Statement[] =>
  about.filter((one) => isMeant(one, about, say)).map(({ kind, name }) => ({ kind, name, say, source, line }))

/** Statuses after which the header that names a delay says that waiting helps (RFC 6585 §4, RFC 9110 §15.6.4). */
const DELAYED = new Set(['429', '503'])
const OF_LIMITS = /limit|quota|throttl|too_?many/i

/** Is a delay that is named for these a promise that waiting helps? */
export const areDelayed = (about: readonly Named[], text: string): boolean =>
  isAboutLimits(text) || about.some(({ name }) => DELAYED.has(name) || OF_LIMITS.test(name))
