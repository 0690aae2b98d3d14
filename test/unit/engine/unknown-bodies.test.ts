import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFirst } from '../../../src/engine/reading/pointer'
import { explain } from '../../support/catalogue'
import { runs } from '../../support/fuzz'

describe('bodies of any shape', () => {
  const names = [
    'error',
    'errors',
    'code',
    'message',
    'details',
    'status',
    'fields',
    '#text',
    '@code',
    '__proto__',
    'a/b',
  ]
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(
        'not_found',
        'It broke.',
        '',
        7,
        -1.5,
        1e300,
        404,
        false,
        true,
        null,
        '{"code":1}',
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 5 }),
    ),
  }))

  test('are read without failing: nothing is empty, and every pointer leads to what was read', () => {
    fc.assert(
      fc.property(tree, (body) => {
        const annotation = explain({ status: 400, body: JSON.stringify(body) })
        expect(annotation?.problems.length).toBeGreaterThan(0)
        for (const { code, message } of annotation?.problems ?? []) expect([code, message]).not.toContain('')
        const value: unknown = JSON.parse(JSON.stringify(body))
        for (const pointer of annotation?.read ?? []) expect(findFirst(value, pointer)).not.toBeNull()
      }),
      runs(500),
    )
  })

  const nest = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
  test.each([
    ['deep objects', `${'{"errors":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['deep lists', nest('[', ']', 5000)],
    [
      'a wide object',
      JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 'x']))),
    ],
    [
      'many field errors',
      JSON.stringify({
        errors: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, ['x y']])),
      }),
    ],
    [
      'many items',
      JSON.stringify({
        errors: Array.from({ length: 50_000 }, (_, i) => ({ code: `E${i}`, message: 'No.' })),
      }),
    ],
    ['branches of branches', JSON.stringify({ errors: branches(6) })],
    ['titles that never end', `<html>${'<title'.repeat(100_000)}`],
    ['a text without end', 'error '.repeat(100_000)],
  ])('%s take bounded work', (_, body) => {
    const started = performance.now()
    for (const status of [200, 400]) explain({ status, body })
    expect(performance.now() - started).toBeLessThan(1000)
    expect(explain({ status: 400, body })?.problems.length).toBeLessThanOrEqual(51)
  })
})

/** An object of objects, ten to each. */
function branches(depth: number): unknown {
  return depth === 0
    ? { x: 1 }
    : Object.fromEntries(
        Array.from({ length: 10 }, (_, i) => [`b${i}`, depth > 3 && i > 1 ? {} : branches(depth - 1)]),
      )
}
