/** What the soak calls lost, listed twice, invented and mixed up. */
import { describe, expect, test } from 'vitest'
import { accountFor } from '../../../scripts/soak/accounting.mjs'
import { isError, requestOf, statusOf } from '../../../scripts/soak/answers.mjs'
import type { SeenRow } from '../../../scripts/soak/look.mjs'

const SENT = 200
const NUMBERS = Array.from({ length: SENT }, (_, n) => n)
const ERRORS = NUMBERS.filter(isError)
const ERROR = ERRORS.find((n) => statusOf(n) >= 400)!
const HIDDEN = ERRORS.find((n) => statusOf(n) === 200)!
const SUCCESS = NUMBERS.find((n) => !isError(n))!

const rowOf = (n: number, part: Partial<SeenRow> = {}): SeenRow => ({
  url: `http://127.0.0.1:1${requestOf(n).path}`,
  status: statusOf(n),
  isExplained: isError(n),
  isFailed: false,
  body: isError(n) ? 'own' : 'not-kept',
  ...part,
})
const document: SeenRow = {
  url: 'http://127.0.0.1:1/?document=1',
  status: 200,
  isExplained: false,
  isFailed: false,
  body: 'not-kept',
}

interface Story {
  /** Rows of these numbers are others. */
  rows?: Record<number, SeenRow[]>
  unheard?: number[]
  forgotten?: number[]
  dropped?: number
}

function tell({ rows = {}, unheard = [], forgotten = [], dropped = 0 }: Story = {}) {
  const listed = NUMBERS.flatMap((n) => rows[n] ?? [rowOf(n)])
  const received = new Set(NUMBERS.filter((n) => !unheard.includes(n)))
  return accountFor({ sent: SENT, received, forgotten: new Set(forgotten) }, [document, ...listed], dropped)
}

const FAULTLESS = { lost: [], twice: [], invented: [], lostSuccesses: 0 }

test('where every answer has its row, nothing is wrong', () => {
  expect(tell()).toMatchObject({
    ...FAULTLESS,
    errors: 10,
    successes: 190,
    listedSuccesses: 190,
    inFlight: 0,
  })
  expect(tell().bodies).toEqual({ kept: 10, overBudget: 0, mixedUp: 0, missing: {} })
})

describe('an error', () => {
  test.each<[string, number, SeenRow[], object]>([
    ['without a row is lost', ERROR, [], { lost: [ERROR] }],
    ['with two rows is listed twice', ERROR, [rowOf(ERROR), rowOf(ERROR)], { twice: [ERROR] }],
    [
      'in a success that was not seen to be one is lost',
      HIDDEN,
      [rowOf(HIDDEN, { isExplained: false })],
      { lost: [HIDDEN] },
    ],
    [
      'with another status is lost, and the other one invented',
      ERROR,
      [rowOf(ERROR, { status: 418 })],
      { lost: [ERROR], invented: [ERROR] },
    ],
    [
      'of a request that was a success is invented',
      SUCCESS,
      [rowOf(SUCCESS, { isExplained: true })],
      { invented: [SUCCESS] },
    ],
  ])('%s', (_, n, rows, expected) => {
    expect(tell({ rows: { [n]: rows } })).toMatchObject({ ...FAULTLESS, ...expected })
  })

  test.each([
    ['over-budget', { kept: 9, overBudget: 1, mixedUp: 0, missing: {} }],
    ['timeout', { kept: 9, overBudget: 0, mixedUp: 0, missing: { timeout: 1 } }],
    ['other', { kept: 9, overBudget: 0, mixedUp: 1, missing: {} }],
  ])('without its body (%s) is not lost', (body, bodies) => {
    const account = tell({ rows: { [ERROR]: [rowOf(ERROR, { body })] } })
    expect(account).toMatchObject({ ...FAULTLESS, bodies })
  })

  test('of another address is invented', () => {
    const stray = { ...document, url: 'http://127.0.0.1:1/page.js', status: 404 }
    expect(tell({ rows: { [SUCCESS]: [rowOf(SUCCESS), stray] } }).invented).toEqual([stray.url])
  })
})

describe('a call that was cut short', () => {
  test.each<[string, SeenRow[]]>([
    ['needs no row', []],
    ['may have one as cancelled', [rowOf(ERROR, { status: 0, isFailed: true })]],
    ['may have one as it was answered', [rowOf(ERROR)]],
  ])('%s', (_, rows) => {
    expect(tell({ unheard: [ERROR], rows: { [ERROR]: rows } })).toMatchObject({
      ...FAULTLESS,
      errors: 9,
      inFlight: 1,
    })
  })

  test('is no failure of another kind', () => {
    const row = rowOf(SUCCESS, { status: 500 })
    expect(tell({ unheard: [SUCCESS], rows: { [SUCCESS]: [row] } }).invented).toEqual([SUCCESS])
  })
})

describe('successes', () => {
  test('that were dropped for the limit are not lost', () => {
    expect(tell({ rows: { [SUCCESS]: [] }, dropped: 1 })).toMatchObject(FAULTLESS)
  })

  test('that are neither listed nor dropped are lost', () => {
    expect(tell({ rows: { [SUCCESS]: [] } }).lostSuccesses).toBe(1)
  })

  test('that are counted as dropped below the limit are lost', () => {
    const gone = NUMBERS.filter((n) => !isError(n)).slice(0, 5)
    const rows = Object.fromEntries(gone.map((n) => [n, []]))
    expect(tell({ rows, dropped: 5 }).lostSuccesses).toBe(4)
  })
})

test('what a browser forgets is not due, and is told apart', () => {
  const account = tell({ forgotten: [ERROR, HIDDEN], rows: { [ERROR]: [] } })
  expect(account).toMatchObject({ ...FAULTLESS, errors: 8, forgotten: { errors: 2, listed: 1 } })
})
