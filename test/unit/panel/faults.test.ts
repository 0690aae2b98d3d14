import { describe, expect, test } from 'vitest'
import { faultsIn, placeIn } from '../../../src/panel/faults'
import { hiddenHeaders } from '../../../src/panel/hidden-headers'
import { exchange } from '../../support/exchange'
import { annotation, failing, finding, problem } from './fixtures'

describe('faultsIn', () => {
  test('takes the fields of one place, with the best words for each', () => {
    const found = annotation({
      problems: [
        problem({ code: 'INVALID', message: 'as a whole' }),
        problem({ field: 'amount', fieldIn: 'body', message: 'too small', title: 'Minimum' }),
        problem({ field: 'page', fieldIn: 'query or path', title: 'Not a number' }),
        problem({ field: 'items[0]', fieldIn: 'body', code: 'REQUIRED' }),
      ],
    })
    expect(faultsIn(found, 'body')).toEqual([
      { field: 'amount', message: 'too small' },
      { field: 'items[0]', message: 'REQUIRED' },
    ])
    expect(faultsIn(found, 'header')).toEqual([])
    expect(faultsIn(null, 'body')).toEqual([])
  })
})

describe('placeIn', () => {
  test('finds what was sent, and says what was not', () => {
    const faults = [
      { field: 'amount', message: null },
      { field: 'currency', message: null },
    ]
    expect(placeIn('{"amount":0}', faults).map(({ pointer }) => pointer)).toEqual(['/amount', null])
    expect(placeIn('amount=0', faults).map(({ pointer }) => pointer)).toEqual([null, null])
  })
})

describe('hiddenHeaders', () => {
  const row = (line: string | null, headers: Record<string, string> = {}) =>
    failing(1, {
      exchange: exchange({ status: 429, headers }),
      annotation: annotation({ findings: [finding({ rule: 'exposure/hidden-header', line })] }),
    })

  test('are those that the server has to name beyond what it names', () => {
    const line = 'Access-Control-Expose-Headers: Server-Timing, Retry-After, X-Request-Id'
    expect(hiddenHeaders(row(line, { 'access-control-expose-headers': 'Server-Timing' }))).toEqual([
      'retry-after',
      'x-request-id',
    ])
  })

  test('are none without such a finding', () => {
    expect(hiddenHeaders(failing(1))).toEqual([])
    expect(hiddenHeaders(row(null))).toEqual([])
  })
})
