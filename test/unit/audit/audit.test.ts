import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { audit, auditAll } from '../../../src/audit/audit'
import { limit, policy, tries } from '../../support/attempts'

/** Which tries stand together, by their number from 1 on. */
function sequencesOf(attempts: readonly Attempt[]): number[][] {
  const number = new Map(attempts.map(({ rowId }, i) => [rowId, i + 1]))
  const sequences = attempts.map((row) =>
    (audit(row.rowId, attempts)?.attempts ?? [row]).map(({ rowId }) => number.get(rowId) ?? 0),
  )
  return [...new Map(sequences.map((each) => [each.join(), each])).values()]
}

describe('sequences', () => {
  test.each<[string, string, string[], number[][]]>([
    ['each try answers the failure before it', 'GET /a', ['0 503', '500 503', '1500 200'], [[1, 2, 3]]],
    ['a success ends a sequence', 'GET /a', ['0 200', '500 503', '900 200', '1500 503'], [[1], [2, 3], [4]]],
    ['polling is no repeating', 'GET /a', ['0 200', '500 200', '900 304'], [[1], [2], [3]]],
    [
      'tries that overlap are parallel callers',
      'GET /a',
      ['0 503', '50 503', '500 200', '520 200'],
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['starts are rounded', 'GET /a', ['0 503', '99 200'], [[1, 2]]],
    ['a long pause ends a sequence', 'GET /a', ['0 503', '60200 200'], [[1], [2]]],
    ['a shorter one does not', 'GET /a', ['0 503', '60000 200'], [[1, 2]]],
    ['a wait that was asked for is no pause', 'GET /a', ['0 429 asked=600000', '600500 200'], [[1, 2]]],
    ['what the page cancelled is not repeated', 'GET /a', ['0 0 verdict=never', '110 200'], [[1], [2]]],
    [
      'a write that was given up after long is',
      'POST /a',
      ['0 0 verdict=never took=3000', '3100 200'],
      [[1, 2]],
    ],
    [
      'a caller is known by its key',
      'POST /a',
      ['0 503 key=k', '20 503 key=l', '500 200 key=l', '600 200 key=k'],
      [
        [1, 4],
        [2, 3],
      ],
    ],
    [
      'a third key is a third caller',
      'POST /a',
      ['0 503 key=k', '20 503 key=l', '500 200 key=m'],
      [[1], [2], [3]],
    ],
    ['errors inside successes are failures', 'POST /a', ['0 200 verdict=backoff', '500 200'], [[1, 2]]],
  ])('%s', (_, operation, lines, expected) => {
    expect(sequencesOf(tries(operation, lines))).toEqual(expected)
  })

  test('operations are kept apart', () => {
    expect(sequencesOf([...tries('GET /a', ['0 503']), ...tries('GET /b', ['500 200'])])).toEqual([[1], [2]])
  })

  test('a failure about which nothing is known is a failure', () => {
    expect(sequencesOf(tries('GET /a', ['0 0', '500 200'], { retry: null }))).toEqual([[1, 2]])
  })

  test('the order in which the attempts are given does not matter', () => {
    const attempts = tries('GET /a', ['0 503', '500 503', '1500 200'])
    const rowId = attempts[0]?.rowId ?? 0
    expect(audit(rowId, [...attempts].reverse())).toEqual(audit(rowId, attempts))
  })
})

test('nothing is said about a row that is not remembered, or that was sent once', () => {
  const attempts = tries('GET /a', ['0 503'])
  expect(audit(attempts[0]?.rowId ?? 0, attempts)).toBeNull()
  expect(audit(-1, attempts)).toBeNull()
})

test('tries that are neither bad nor good are shown without a finding', () => {
  const attempts = tries('GET /a', ['0 503', '600 200'])
  expect(audit(attempts[0]?.rowId ?? 0, attempts)).toEqual({ attempts, findings: [], rates: [] })
})

describe('all at once', () => {
  const rulesOf = (attempts: readonly Attempt[]) =>
    auditAll(attempts).map((each) => [each.attempts.length, ...each.findings.map(({ rule }) => rule)])

  test('each sequence with a finding is named once', () => {
    const attempts = [
      ...tries('GET /a', ['0 503', '600 200']),
      ...tries('GET /b', ['0 429 asked=2000', '2500 200']),
      ...tries('POST /c', ['0 503', '600 200'], { host: 'b.acme.test' }),
    ]
    expect(rulesOf(attempts)).toEqual([
      [2, 'retry/well-behaved'],
      [2, 'retry/no-key'],
    ])
  })

  test('a rate is the matter of the host, named once with the requests of the fullest window', () => {
    const starts = [0, 5000, 5100, 5200, 5300, 9000]
    const attempts = starts.flatMap((at) =>
      tries(`GET /${at}`, [`${at} 200`], { policy: policy({ limits: [limit(3, 1000)] }) }),
    )
    expect(rulesOf(attempts)).toEqual([[4, 'rate/over-limit']])
    expect(auditAll(attempts)[0]?.rates).toMatchObject([{ peak: 4 }])
  })

  test('nothing is said of nothing', () => {
    expect(auditAll([])).toEqual([])
  })
})

describe('a full ring of 2,000 attempts', () => {
  const limits = { policy: policy({ limits: [limit(10, 1000), limit(300, 60_000)] }) }
  const rings: [string, Attempt[]][] = [
    [
      'of one operation',
      tries(
        'GET /a',
        Array.from({ length: 2000 }, (_, i) => `${i * 110} 503`),
        limits,
      ),
    ],
    [
      'of parallel callers',
      tries(
        'POST /a',
        Array.from({ length: 2000 }, (_, i) => `${i} 503 took=900`),
        limits,
      ),
    ],
    [
      'of one moment',
      tries(
        'GET /a',
        Array.from({ length: 2000 }, () => '0 503'),
        limits,
      ),
    ],
    [
      'of many operations',
      Array.from({ length: 500 }, (_, i) =>
        tries(`GET /${i}`, ['0 503', '900 503', '1900 503', '2900 503'], limits),
      ).flat(),
    ],
  ]
  test.each(rings)('%s is audited in one go', (_, ring) => {
    expect(audit(ring[1000]?.rowId ?? 0, ring)).not.toBeNull()
  })
})
