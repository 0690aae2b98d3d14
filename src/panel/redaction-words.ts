/** How much is hidden in what leaves the panel, as it is offered, and as it is said afterwards. */
import type { Redaction } from '../share/redaction/redact'

/** The choices, the safest default first: what each is called, and what it does. */
export const REDACTIONS: readonly [Redaction, label: string, words: string][] = [
  ['mask', 'Mask secrets', 'Keys, tokens and cookies become [masked]; codes, ids and messages stay.'],
  ['remove', 'Remove secrets and personal data', 'Also takes out e-mail addresses and the claims of tokens.'],
  ['none', 'Hide nothing', 'For files that nobody else sees.'],
]

const COPIED: Record<Redaction, string> = {
  mask: 'Copied: secrets masked.',
  remove: 'Copied: secrets removed.',
  none: 'Copied as sent: it may hold secrets.',
}

const SAVED: Record<Redaction, string> = {
  mask: ', secrets masked.',
  remove: ', secrets removed.',
  none: ' as sent: it may hold secrets.',
}

/** What is said once a text is on the clipboard. */
export const copiedWords = (how: Redaction): string => COPIED[how]

/** What is said once the browser was given a file. Whether a person then kept it, no page is told. */
export const savedWords = (file: string, rows: number, how: Redaction): string =>
  `${file}: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}${SAVED[how]}`
