import { expect, test } from 'vitest'
import { groupOf, routeOf } from '../../../src/session/group'
import { exchange } from '../../support/exchange'
import { annotation, problem } from '../panel/fixtures'

test.each<[string, string]>([
  ['https://api.acme.test/v1/orders/42?x=1#y', 'api.acme.test/v1/orders/:id'],
  [
    'https://api.acme.test/v1/orders/6f1c2e1e-0b1a-4f7e-9d4b-0a1b2c3d4e5f/lines',
    'api.acme.test/v1/orders/:id/lines',
  ],
  ['https://api.acme.test/v1/customers/cus_9s6XKzkNRiz8i3', 'api.acme.test/v1/customers/:id'],
  ['https://u:p@api.acme.test:8443/v2/deadbeefdeadbeef', 'api.acme.test:8443/v2/:id'],
  ['https://api.acme.test/v1/market_hours', 'api.acme.test/v1/market_hours'],
  ['https://api.acme.test/oauth2/token', 'api.acme.test/oauth2/token'],
  ['https://api.acme.test/v1/users/me@acme.test/mails', 'api.acme.test/v1/users/me@acme.test/mails'],
  ['https://api.acme.test/v1/deadbeef/feed-2026', 'api.acme.test/v1/deadbeef/feed-2026'],
  ['https://api.acme.test/v1/4/5/A-long-word-with-1-digit/', 'api.acme.test/v1/:id/:id/:id/'],
  ['https://api.acme.test?x=/1/2', 'api.acme.test'],
  ['data:text/plain,x', ''],
])('the route of %s is %s', (url, route) => {
  expect(routeOf(url)).toBe(route)
})

const error = ({ code = 'a', pack = 'acme', ...request }: Record<string, string | number | null> = {}) => ({
  exchange: exchange({ status: 400, url: 'https://api.acme.test/v1/orders/1', ...request }),
  annotation: annotation({ pack: String(pack), problems: [problem({ code: code as string | null })] }),
})
const group = groupOf(error())

test.each([
  ['another id in the path', { url: 'https://api.acme.test/v1/orders/2' }],
  ['another query', { url: 'https://api.acme.test/v1/orders/1?page=2' }],
  ['a user before the host', { url: 'https://u:p@api.acme.test/v1/orders/1' }],
  ['another status under the same code', { status: 429 }],
])('%s leaves a row in its group', (_, other) => {
  expect(groupOf(error(other))).toBe(group)
})

test.each([
  ['another code', { code: 'b' }],
  ['another pack', { pack: 'zenith' }],
  ['another method', { method: 'POST' }],
  ['another route', { url: 'https://api.acme.test/v1/accounts/1' }],
  ['another host', { url: 'https://eu.acme.test/v1/orders/1' }],
  ['no code', { code: null }],
])('%s is another group', (_, other) => {
  expect(groupOf(error(other))).not.toBe(group)
})

test('without a code the status stands for it', () => {
  expect(groupOf(error({ code: null, status: 500 }))).not.toBe(groupOf(error({ code: null, status: 503 })))
})

test('a row without an annotation stands by itself', () => {
  expect(groupOf({ ...error(), annotation: null })).toBeNull()
})

test('100,000 routes are 100,000 groups, each a safe integer above zero', () => {
  const routes = Array.from({ length: 100_000 }, (_, i) =>
    error({ url: `https://api.acme.test/things-${i}x` }),
  )
  const groups = new Set(routes.map(groupOf))
  expect(groups.size).toBe(100_000)
  expect([...groups].every((each) => Number.isSafeInteger(each) && Number(each) > 0)).toBe(true)
})
