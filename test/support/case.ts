import type { Case } from '../../src/engine/verdict/verdict'

/** Of an exchange of which nothing is known: a test says what is. */
export const NOTHING_KNOWN: Omit<Case, 'exchange'> = {
  known: null,
  delay: null,
  flag: null,
  key: null,
  takesKey: false,
  readOnly: false,
  begun: false,
}
