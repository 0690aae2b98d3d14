/** A pack that `npm run new` wrote works from the start, and is finished when none of its placeholders is left. */
import { expect, test } from 'vitest'
import { newPack, placeholders } from '../../scripts/pack-template.mjs'
import { annotate, compile, parsePack } from '../../src/engine'
import { exchange, STARTED_AT_MS } from '../support/exchange'
import { type NearMiss, packFolders, type Sample } from '../support/samples'

const folders = packFolders()

test.each(folders)('pack $id holds no placeholder', ({ json, samples, nearMisses }) => {
  const left = [
    ...placeholders(json, 'pack.json'),
    ...samples.flatMap(({ name, sample }) => placeholders(sample, `samples/${name}`)),
    ...nearMisses.flatMap(({ name, nearMiss }) => placeholders(nearMiss, `near-misses/${name}`)),
  ]
  expect(left, `write what each TODO asks for:\n${left.join('\n')}\n`).toEqual([])
})

test('a new pack recognises its own sample, and asks for a near miss that it has to leave alone', () => {
  const files = newPack('acme-cloud', '2026-11-22')
  const pack = parsePack(files['pack.json'])
  const fallback = folders.map((each) => each.pack).filter(({ specificity }) => specificity === 'generic')
  const catalogue = compile([pack, ...fallback])
  const sample = files['samples/first.json'] as Sample
  const nearMiss = files['near-misses/first.json'] as NearMiss
  const explained = annotate(exchange(sample.exchange), catalogue, STARTED_AT_MS)
  expect(pack.name).toBe('Acme Cloud')
  expect(explained?.pack).toBe('acme-cloud')
  expect(explained?.problems[0]?.code).toBe(sample.expect.code)
  expect(explained?.retry.verdict).toBe(sample.expect.verdict)
  expect(annotate(exchange(nearMiss.exchange), catalogue, STARTED_AT_MS)?.pack).toBe('acme-cloud')
  expect(Object.values(files).flatMap((json) => placeholders(json))).not.toEqual([])
})
