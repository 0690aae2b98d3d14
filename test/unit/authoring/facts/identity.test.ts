import { expect, test } from 'vitest'
import { readIdentity } from '../../../../src/authoring/facts/identity'
import { readMarkdown } from '../../../../src/authoring/page/markdown'

const read = (text: string) => readIdentity(readMarkdown(text))
const code = (text: string) => `\`\`\`bash\n${text}\n\`\`\``

test.each([
  ['The Acme API uses HTTP status codes.', 'Acme'],
  ['# Acme Pay API Errors', 'Acme Pay'],
  ['---\ntitle: Errors\ndescription: How the Acme API tells of errors\n---\n\nText', 'Acme'],
  ['The AcmePay REST API answers.', 'AcmePay'],
  ["Errors of Acme's API", 'Acme'],
  ["Errors of Acme's 911 Dashboard API", 'Acme'],
  ['Acme returns JSON. Every error of Acme has a code.', 'Acme'],
  ['Requests return JSON. All Requests need a key.', null],
  ['The `RetryConfig` retries. See RetryConfig.', null],
  ['The Events API answers.', null],
  ['The API uses HTTP status codes.', null],
  ['Our REST API answers.', null],
  ['Invalid API key. Missing API key.', null],
  ['Errors have the same format as the Acme API.', null],
])('a name: %s', (text, name) => {
  expect(read(text).name).toBe(name)
})

test.each([
  ['a call', code('curl https://api.acme.dev/v1/orders'), ['api.acme.dev']],
  ['a path of an API', code('curl https://acme.dev/api/orders'), ['acme.dev']],
  ['a base address', 'Base URL: `https://orders.acme.dev/v2`', ['orders.acme.dev']],
  ['a socket', 'It connects to `wss://api.acme.dev/stream`.', ['api.acme.dev']],
  ['a program', '```js\nawait fetch("https://app.acme.dev/api/v1/orders")\n```', ['app.acme.dev']],
  [
    'two, the surer first',
    `See \`https://api.acme.dev/x\`.\n\n${code('curl https://eu.acme.dev/v1/x')}`,
    ['eu.acme.dev', 'api.acme.dev'],
  ],
  ['pages', 'See [docs](https://docs.acme.dev/v1/errors) and https://status.acme.dev.', []],
  ['a dashboard', code('open https://dashboard.acme.dev/keys'), []],
  [
    'nobody',
    code('curl https://api.example.com/v1\ncurl http://localhost:3000/api\ncurl https://your-domain.com/api'),
    [],
  ],
  ['a file', 'The `https://api.acme.dev/errors.html` page', []],
])('hosts: %s', (_, text, hosts) => {
  expect(read(text).hosts.map(({ value }) => value)).toEqual(hosts)
})

test.each([
  ['Send an `Idempotency-Key` header.', 'Idempotency-Key'],
  ['Send `X-Idempotency-Key`.', 'X-Idempotency-Key'],
  ['The `idempotency-key` is case-insensitive. Use `Idempotency-Key`.', 'Idempotency-Key'],
  ['Send an idempotency key.', undefined],
  ['The answer has `Idempotent-Replayed`.', undefined],
])('a key header: %s', (text, header) => {
  expect(read(text).idempotencyHeader?.value).toBe(header)
})
