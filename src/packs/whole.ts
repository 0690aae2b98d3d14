/** Every built-in pack with its explanations, for where loading them all at once is no matter: the command line. */
import type { Pack } from '../engine'

export const packs: readonly Pack[] = Object.values(
  import.meta.glob<Pack>('./*/pack.json', { eager: true, import: 'default' }),
).sort((a, b) => (a.id < b.id ? -1 : 1))
