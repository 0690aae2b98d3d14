/** Every built-in pack, found by its folder: adding one needs no edit here or anywhere else. */
import type { Pack } from '../engine'

/** Trusted as they are: the conformance tests validate each against the schema, so that loading costs no validation. */
const found = import.meta.glob<Pack>('./*/pack.json', { eager: true, import: 'default' })

export const packs: readonly Pack[] = Object.values(found)
