/** Own packs of tests, and what is said of an exchange with them. */
import { annotate, type Pack } from '../../../src/engine'
import { compileWith } from '../../../src/own-packs/combine'
import { readPackFile } from '../../../src/own-packs/read-file'
import type { OwnPack } from '../../../src/own-packs/schema'
import { acmePack, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

/** The generic pack of tests, and Acme. */
export const builtIn: Pack[] = [catalogueOf().fallback, acmePack]
export const reader = { builtIn: new Set(builtIn.map(({ id }) => id)), today: '2026-11-22' }

/** Reads what is a file; a text that is none fails the test. */
export function packsIn(json: unknown): OwnPack[] {
  const read = readPackFile(JSON.stringify(json), reader)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.file.packs
}

/** A pack of an API on this host, whose errors are `{code, message}`. */
export const shop = (more: Partial<OwnPack> = {}): OwnPack => ({
  id: 'shop',
  name: 'Shop',
  source: { checked: '2026-11-22' },
  hosts: ['shop.example'],
  envelopes: [
    {
      name: 'error',
      all: [{ pointer: '/code', type: 'string' }],
      extract: { code: ['/code'], message: ['/message'] },
    },
  ],
  ...more,
})

/** What is said with these packs. */
export const explain = (sketch: Sketch, own: readonly OwnPack[], packs: readonly Pack[] = builtIn) =>
  annotate(exchange(sketch), compileWith(packs, own).catalogue, STARTED_AT_MS)
