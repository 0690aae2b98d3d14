/** How much is hidden in what leaves the panel, as it is offered, and as it is said afterwards. */
import type { Redaction } from '../share/redaction/redact'
import { type Key, type PluralKey, plural, text } from './text'

/** The choices, the safest default first: what each is called, and what it does. */
export const REDACTIONS: readonly [Redaction, label: Key, words: Key][] = [
  ['mask', 'redaction_mask', 'redaction_maskWords'],
  ['remove', 'redaction_remove', 'redaction_removeWords'],
  ['none', 'redaction_none', 'redaction_noneWords'],
]

const COPIED: Record<Redaction, Key> = {
  mask: 'redaction_copiedMask',
  remove: 'redaction_copiedRemove',
  none: 'redaction_copiedNone',
}

const SAVED: Record<Redaction, PluralKey> = {
  mask: 'redaction_savedMask',
  remove: 'redaction_savedRemove',
  none: 'redaction_savedNone',
}

/** What is said once a text is on the clipboard. */
export const copiedWords = (how: Redaction): string => text(COPIED[how])

/** What is said once the browser was given a file. Whether a person then kept it, no page is told. */
export const savedWords = (file: string, rows: number, how: Redaction): string =>
  plural(rows, SAVED[how], file)
