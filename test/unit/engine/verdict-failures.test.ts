/** Failures below HTTP: what decides, why, and whether the request may have taken effect. */
import { expect, test } from 'vitest'
import type { FailureKind, Source, Verdict } from '../../../src/engine'
import { judge } from '../../../src/engine/verdict/verdict'
import { NOTHING_KNOWN } from '../../support/case'
import { exchange, type Sketch } from '../../support/exchange'

const failed = (kind: FailureKind, sketch: Sketch = {}, inferred = false) =>
  judge({
    ...NOTHING_KNOWN,
    exchange: exchange({ status: 0, failure: { kind, reason: 'net::ERR_X', inferred }, ...sketch }),
  })

const CORS: Source = { url: 'https://fetch.spec.whatwg.org/#http-cors-protocol', checked: '2026-11-22' }

test.each<[FailureKind, number, string, Source | null]>([
  ['cancelled', 0, 'The page or the user cancelled the request (net::ERR_X).', null],
  [
    'cors',
    200,
    'The browser kept the response from the page (CORS, net::ERR_X); the server must allow this origin first.',
    CORS,
  ],
  ['blocked', 0, 'The browser blocked the request (net::ERR_X); repeating it changes nothing.', null],
  ['unreachable', 0, 'No connection could be made (net::ERR_X), so the server saw nothing.', null],
  ['network', 0, 'The connection broke (net::ERR_X) before a response arrived.', null],
  ['network', 302, 'The redirect was not followed (net::ERR_X); repeating leads to the same redirect.', null],
  ['cut-off', 200, 'The body ended early (net::ERR_X).', null],
  ['cut-off', 500, 'No source says whether repeating this helps.', null],
])('%s with status %i: because', (kind, status, words, source) => {
  const retry = failed(kind, { status })
  expect(retry.because).toBe(words)
  expect(retry.source).toEqual(source)
})

test('without a word of the browser, that is said', () => {
  expect(failed('network', {}, true).because).toBe(
    'The connection broke (as far as can be told) before a response arrived.',
  )
})

test.each<[FailureKind, number, Verdict, Verdict, boolean]>([
  ['cancelled', 0, 'never', 'never', true],
  ['cors', 200, 'fix', 'fix', true],
  ['cors', 403, 'fix', 'fix', false],
  ['blocked', 0, 'fix', 'fix', false],
  ['unreachable', 0, 'backoff', 'backoff', false],
  ['network', 0, 'backoff', 'with-key', true],
  ['network', 299, 'backoff', 'with-key', true],
  ['network', 300, 'fix', 'fix', true],
  ['network', 399, 'fix', 'fix', true],
  ['network', 400, 'backoff', 'with-key', true],
  ['cut-off', 200, 'backoff', 'with-key', true],
  ['cut-off', 399, 'backoff', 'with-key', true],
  ['cut-off', 400, 'unknown', 'unknown', true],
])('%s with status %i: a GET %s, a POST %s', (kind, status, get, post, mayApplyTwice) => {
  expect(failed(kind, { status })).toMatchObject({ verdict: get, mayApplyTwice: false })
  expect(failed(kind, { status, method: 'POST' })).toMatchObject({ verdict: post, mayApplyTwice })
})
