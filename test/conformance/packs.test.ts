/** Walks src/packs. Each failure says what a pack author has to do. */
import { describe, expect, test } from 'vitest'
import { annotate, compile } from '../../src/engine'
import { exchange, STARTED_AT_MS } from '../support/exchange'
import { packFolders } from '../support/samples'

const folders = packFolders()
const catalogue = compile(folders.map(({ pack }) => pack))
const explain = (sketch: Parameters<typeof exchange>[0]) =>
  annotate(exchange(sketch), catalogue, STARTED_AT_MS)

const breachesOf = (annotation: ReturnType<typeof explain>) =>
  (annotation?.findings ?? []).filter(({ rule }) => rule.startsWith('contract/'))

describe.each(folders)('pack $id', ({ id, pack, samples, nearMisses }) => {
  test('has the name of its folder as its id', () => {
    expect(pack.id, `set "id" to "${id}" or rename the folder`).toBe(id)
  })

  test('has samples and near misses', () => {
    const wanted = pack.envelopes.length || 1
    expect(
      samples.length,
      `add samples/*.json: at least one for each of its ${wanted} envelopes`,
    ).toBeGreaterThanOrEqual(wanted)
    if (pack.specificity !== 'generic')
      expect(nearMisses.length, 'add near-misses/*.json: at least one').toBeGreaterThan(0)
  })

  test('starts each resolution with a capital letter and ends each sentence', () => {
    const statements = [
      ...Object.entries(pack.codes ?? {}),
      ...(pack.families ?? []).map((family) => [family.code ?? String(family.status), family] as const),
    ]
    for (const [name, { meaning, resolution, note }] of statements) {
      for (const text of [meaning, resolution, note]) {
        if (text === undefined) continue
        expect(text, `${name}: start with a capital letter`).toMatch(/^["“]?[A-Z0-9]/)
        expect(text, `${name}: end the sentence with a full stop`).toMatch(/[.:]$/)
        expect(text, `${name}: no exclamation marks`).not.toMatch(/!/)
      }
    }
  })

  test.each(samples)('explains $name', ({ sample }) => {
    const annotation = explain(sample.exchange)
    expect(annotation, 'nothing was detected: check the envelope\'s "all" and "none"').not.toBeNull()
    expect(annotation?.pack, `another pack won; evidence: ${annotation?.evidence.join(' | ')}`).toBe(id)
    const [problem] = annotation?.problems ?? []
    const { expect: wanted } = sample
    expect(problem?.code).toBe(wanted.code)
    if (wanted.message !== undefined) expect(problem?.message).toBe(wanted.message)
    if (wanted.field !== undefined)
      expect(annotation?.problems.map(({ field }) => field)).toContain(wanted.field)
    if (wanted.requestId !== undefined) expect(annotation?.requestId).toBe(wanted.requestId)
    if (wanted.problems !== undefined) expect(annotation?.problems).toHaveLength(wanted.problems)
    expect(annotation?.retry.verdict, annotation?.retry.because).toBe(wanted.verdict)
    if (wanted.delayMs !== undefined) expect(annotation?.retry.delayMs).toBe(wanted.delayMs)
  })

  test.each(samples)('keeps its contract in $name, or says what it breaks', ({ sample }) => {
    const breaches = breachesOf(explain(sample.exchange))
    expect(
      breaches.map(({ rule }) => rule.slice('contract/'.length)),
      `list these in "breaches", or correct the sample or the rule: ${breaches.map(({ what }) => what).join(' ')}`,
    ).toEqual(sample.expect.breaches ?? [])
  })

  test('words its contract as the findings quote it', () => {
    const rules = pack.contract ?? []
    expect(new Set(rules.map(({ id }) => id)).size, 'give each rule an id of its own').toBe(rules.length)
    for (const { id, says, fix } of rules) {
      expect(says, `${id}: it goes on after "that", so it has no full stop`).not.toMatch(/[.!]$/)
      expect(says, `${id}: it goes on in lower case`).toMatch(/^[a-z]/)
      if (fix) expect(fix, `${id}: start with a verb and end with a full stop`).toMatch(/^[A-Z][a-z]+ .*\.$/)
    }
  })

  test.each(nearMisses)('leaves $name alone', ({ nearMiss }) => {
    expect(explain(nearMiss.exchange)?.pack ?? null, nearMiss.why).not.toBe(id)
  })
})

test('every sample wins against all packs at once, in whatever order they are loaded', () => {
  const reversed = compile(folders.map(({ pack }) => pack).reverse())
  for (const { id, samples } of folders) {
    for (const { name, sample } of samples) {
      const annotation = annotate(exchange(sample.exchange), reversed, STARTED_AT_MS)
      expect(annotation?.pack, `${id}/samples/${name}`).toBe(id)
    }
  }
})
