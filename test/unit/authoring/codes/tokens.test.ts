import { expect, test } from 'vitest'
import { readCell } from '../../../../src/authoring/codes/cells'
import {
  statedStatus,
  statusHead,
  statusOfTitle,
  statusWithin,
} from '../../../../src/authoring/codes/statuses'
import { isPlaceholder, saysError, tokenIn } from '../../../../src/authoring/codes/tokens'

test.each([
  ['card_expired', 'card_expired'],
  ['`CARD_EXPIRED`', 'CARD_EXPIRED'],
  ['\u22121001', '-1001'],
  ['CARD_ERROR_{code}', 'CARD_ERROR_{code}'],
  ['auth/card-expired', 'auth/card-expired'],
  ['card expired', null],
  ['Retry-After', null],
  ['x-error-code', null],
  ['DELETE', null],
  ['string', null],
  ['/cards/expired', null],
  ['https://example.com/card_expired', null],
  ['errors.json', null],
  ['1000-1999', null],
  ['2024-10-18', null],
  ['ACME-{HTTP_STATUS}-{SEQUENCE}', null],
  ['only_for_team+', 'only_for_team+'],
  ['4xxx', null],
])('the code in "%s" is %s', (text, code) => {
  expect(tokenIn(text)).toBe(code)
})

test.each([
  ['InvalidAPIKey', true],
  ['CARD_EXPIRED', true],
  ['not-found', true],
  ['create_card', false],
  ['error.stack', false],
])('%s says that something went wrong: %s', (token, expected) => {
  expect(saysError(token)).toBe(expected)
})

test.each([
  ['ERROR_CODE', true],
  ['your_error_code', true],
  ['error', false],
  ['api_error', false],
])('%s is a placeholder: %s', (token, expected) => {
  expect(isPlaceholder(token)).toBe(expected)
})

test.each<[text: string, statuses: string[] | undefined, rest?: string]>([
  ['400', ['400'], ''],
  ['HTTP 404 Not Found', ['404'], 'Not Found'],
  ['400/422', ['400', '422'], ''],
  ['500, 502 or 503 Server errors', ['500', '502', '503'], 'Server errors'],
  ['5xx', ['5xx'], ''],
  ['500+', ['5xx'], ''],
  ['401 invalid_key', ['401'], 'invalid_key'],
  ['Status: 429', ['429'], ''],
  ['400108', undefined],
  ['404_NOT_FOUND', undefined],
  ['500.5 ms', undefined],
  ['123 things', undefined],
])('"%s" begins with statuses %j', (text, statuses, rest) => {
  expect(statusHead(text)).toEqual(statuses ? { statuses, rest } : null)
})

test.each([
  ['Authentication errors (401)', '401'],
  ['AuthError (status code 403)', '403'],
  ['Not found – 404', '404'],
  ['Errors (-1001)', undefined],
  ['Cards (500 of them)', undefined],
])('the title "%s" names %s', (title, status) => {
  expect(statusOfTitle(title)?.statuses[0]).toBe(status)
})

test.each([
  ['All returned with HTTP 400.', '400'],
  ['The response is a 422 when a field is wrong.', null],
  ['It returns a 422 when a field is wrong.', '422'],
  ['Quota is used up. 429. No header.', '429'],
  ['Returns 400 or HTTP 404.', null],
  ['At most 500 cards.', null],
])('"%s" states %s', (text, status) => {
  expect(statedStatus(text)).toBe(status)
})

test.each([
  ['ACME-404-001', '404'],
  ['ERR_503', '503'],
  ['AUTH_1001', null],
  ['400108', null],
])('%s carries %s', (code, status) => {
  expect(statusWithin(code)).toBe(status)
})

test.each<[text: string, codes: string[], statuses: string[], words: string]>([
  ['A_B / C_D', ['A_B', 'C_D'], [], ''],
  ['ERR_A/ERR_B', ['ERR_A', 'ERR_B'], [], ''],
  ['card_expired (old)', ['card_expired'], [], 'old'],
  ['Card expired (card_expired)', ['card_expired'], [], 'Card expired'],
  ['Error 1001: Card expired', ['1001'], [], 'Card expired'],
  ['#### card_expired', ['card_expired'], [], ''],
  ['❌ 402 card_expired', ['card_expired'], ['402'], ''],
  ['402 Payment Required', [], ['402'], 'Payment Required'],
  ['404', ['404'], ['404'], ''],
  ['—', [], [], ''],
  ['The card is too old', [], [], 'The card is too old'],
])('the cell "%s"', (text, codes, statuses, words) => {
  expect(readCell({ text, marks: [] })).toMatchObject({ codes, statuses, words })
})
