import { expect, test } from 'vitest'
import { namesDelay, sayOf, sayOfCell, sayOfList } from '../../../../src/authoring/facts/retrying/words'

test.each([
  'Retry',
  'Retry; contact support if it persists',
  'Retry with exponential backoff',
  'Retry the request or use another region',
  'Please try again later.',
  'The service is at capacity. Try again in a few minutes.',
  'Wait 60 seconds before retrying.',
  'Wait for the window to reset.',
  'Wait until the next minute. Do not retry immediately.',
  'Back off and retry later; reduce call frequency',
  'Slow down, then wait for the time in the header',
  'Safe to retry with the same idempotency key.',
  'The call can be retried safely.',
  'Implement retry logic with jitter.',
  'We recommend exponential backoff.',
  'When the gateway is down, please retry.',
  'Log the id and retry.',
  'Resend the message.',
  'Re-attempt the request three times, with longer and longer delays.',
  'Give us a few minutes and try again.',
  'Check the status page and retry.',
  'Use the `Retry-After` value and retry.',
  'It was not completed and should be retried.',
  'Inténtelo de nuevo más tarde.',
  'Pode tentar novamente.',
  'Réessayez dans quelques minutes.',
  'Bitte später erneut versuchen.',
  'Probeer het later opnieuw.',
  '请稍后重试',
  'しばらくしてから再試行してください',
])('"%s" says yes', (text) => {
  expect(sayOf(text)).toBe('yes')
})

test.each([
  'Do not retry.',
  "Don't automatically retry this error",
  'Never retry these',
  'This error is not retryable.',
  'Non-retryable',
  'The error is not retryable without first fixing the cause.',
  'Do not retry unchanged',
  'Retrying will not help.',
  'Retrying the same request will not succeed.',
  'Sending the same request again will produce the same error.',
  'Fix the request first.',
  'The request needs to be changed before you retry it.',
  'It is not automatically retryable. The refresh itself is safe to retry.',
  'retryable: false',
  'Retrying a request with an argument that is wrong will never succeed.',
  'Não tente novamente.',
  'Nicht erneut senden.',
  '请勿重试',
])('"%s" says no', (text) => {
  expect(sayOf(text)).toBe('no')
})

test.each([
  'Reduce the amount and retry.',
  'Connect a source, then retry',
  'Check your key before retrying.',
  'Retry with a narrower prompt',
  'Retry only when the operation is idempotent',
  'Refresh the token and try again.',
  'Use another key and retry.',
  'Add credits and retry.',
  'Reduce the request size and retry.',
  'Retry if the message says that the token expired',
])('"%s" leaves it open', (text) => {
  expect(sayOf(text)).toBe('open')
})

test.each([
  'The key is missing.',
  'If this was a retry, the first one succeeded.',
  'A retry can return 409 while the first is pending.',
  'The retry budget of the user is used up.',
  'The request timed out waiting for a lamp to be free.',
  'Whether the request can be retried',
  'Retry strategy',
  'If your endpoint answers so, we retry the delivery.',
  'Failed deliveries are automatically retried.',
  'You are on the waiting list.',
  'The upstream may be temporarily unavailable.',
  'Carries no `Retry-After`.',
])('"%s" says nothing', (text) => {
  expect(sayOf(text)).toBeNull()
})

test.each([
  ['Yes', 'yes'],
  ['**Yes**', 'yes'],
  ['Yes, with the **same** key', 'yes'],
  ['after a wait', 'yes'],
  ['After `Retry-After`', 'yes'],
  ['✅', 'yes'],
  ['Sí', 'yes'],
  ['是', 'yes'],
  ['No', 'no'],
  ['yes/**no**', 'open'],
  ['No — fix the payload', 'no'],
  ['❌', 'no'],
  ['Nein', 'no'],
  ['Never', 'no'],
  ['maybe', 'open'],
  ['Conditional', 'open'],
  ['Depends on the `retryable` field', 'open'],
  ['Yes, after fixing the body', 'open'],
  ['—', null],
] as const)('a cell on retrying, "%s": %s', (text, say) => {
  expect(sayOfCell(text)).toBe(say)
})

test.each([
  ['Retryable errors', 'yes'],
  ['You can safely retry these:', 'yes'],
  ['When to retry', 'yes'],
  ['Transient errors', 'yes'],
  ['Non-retryable errors', 'no'],
  ['Do not retry:', 'no'],
  ['When not to retry', 'no'],
  ['Retry strategy', null],
  ['How to tell whether an error is retryable', null],
  ['Errors', null],
] as const)('a line above a list, "%s": %s', (text, say) => {
  expect(sayOfList(text)).toBe(say)
})

test.each([
  ['See the `Retry-After` header.', true],
  ['`details.retry_after_seconds` tells how long', true],
  ['Carries no `Retry-After`.', false],
  ['Retry after a minute.', false],
])('"%s" names a delay: %s', (text, names) => {
  expect(namesDelay(text)).toBe(names)
})

test('a text of a hundred thousand words takes no time', () => {
  const text = 'do not try the wait if retry '.repeat(20_000)
  const start = performance.now()
  sayOf(text)
  expect(performance.now() - start).toBeLessThan(2000)
})
