/** What each setting may be: its default, how it is read from anything, and how it is said to a person. */
import type { Settings } from './choices'

/** One setting. */
export interface Member<T> {
  label: string
  fallback: T
  /** undefined: not a value of this setting. */
  read(value: unknown): T | undefined
  /** Completes "has to be …". */
  expects: string
  say(value: T): string
}

const flag = (label: string, fallback: boolean): Member<boolean> => ({
  label,
  fallback,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  expects: 'true or false',
  say: (value) => (value ? 'on' : 'off'),
})

const number = (
  label: string,
  {
    fallback,
    least,
    most,
    say,
  }: { fallback: number; least: number; most: number; say(value: number): string },
): Member<number> => ({
  label,
  fallback,
  read: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? Math.min(Math.max(value, least), most)
      : undefined,
  expects: 'a whole number',
  say,
})

/** Past these a list is a mistake, and would be felt in every panel that opens. */
const MAX_TEXTS = 500
const MAX_TEXT_CHARS = 1_000

const texts = (label: string): Member<string[]> => ({
  label,
  fallback: [],
  read: (value) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? [...new Set(value.filter((each) => each !== '' && each.length <= MAX_TEXT_CHARS))].slice(0, MAX_TEXTS)
      : undefined,
  expects: 'a list of texts',
  say: (value) => value.join(', ') || 'none',
})

const REDACTIONS = { none: 'nothing is hidden', mask: 'secrets are masked', remove: 'secrets are removed' }

const redaction: Member<Settings['redaction']> = {
  label: 'What is hidden in copies and files',
  fallback: 'mask',
  read: (value) =>
    typeof value === 'string' && Object.hasOwn(REDACTIONS, value)
      ? (value as Settings['redaction'])
      : undefined,
  expects: '"none", "mask" or "remove"',
  say: (value) => REDACTIONS[value],
}

/** A column that is narrower cannot be grabbed any more. */
const LEAST_COLUMN_PX = 40
const MOST_COLUMN_PX = 2_000

const columnWidths: Member<Record<string, number>> = {
  label: 'Widths of columns',
  fallback: {},
  read: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).filter(
            ([name, px]) =>
              /^[a-z]{1,20}$/.test(name) &&
              typeof px === 'number' &&
              px >= LEAST_COLUMN_PX &&
              px <= MOST_COLUMN_PX,
          ),
        )
      : undefined,
  expects: 'an object of pixels by column',
  say: (value) =>
    Object.entries(value)
      .map(([name, px]) => `${name} ${px} px`)
      .join(', ') || 'as they come',
}

const kib = (bytes: number) => `${Math.round(bytes / 1024).toLocaleString('en')} KiB`

/** All settings, in the order in which they are shown and stored. */
export const MEMBERS: { readonly [K in keyof Settings]: Member<Settings[K]> } = {
  preserveLog: flag('Preserve log', false),
  showSuccesses: flag('Also show successes', false),
  grouping: flag('Group repeats', true),
  columnWidths,
  savedFilters: texts('Saved filters'),
  hiddenHosts: texts('Hidden hosts'),
  hiddenCodes: texts('Hidden codes'),
  // Past 20 MB a body is not worth reading in search of an envelope: Chromium hands none over.
  bodyCapBytes: number('Size of successes that are searched', {
    fallback: 256 * 1024,
    least: 0,
    most: 20_000_000,
    say: kib,
  }),
  budgetMb: number('Memory for response bodies', {
    fallback: 64,
    least: 1,
    most: 1024,
    say: (mb) => `${mb} MiB`,
  }),
  disabledPacks: texts('Packs that are off'),
  redaction,
  consoleEcho: flag("Echo failures to the page's console", false),
}
