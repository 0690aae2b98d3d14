import { expect, test } from 'vitest'
import { outcomeOf } from '../../../../src/authoring/facts/bodies/error-body'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readMarkdown } from '../../../../src/authoring/page/markdown'

const page = (...parts: string[]) => readMarkdown(parts.join('\n\n'))
const json = (body: string) => `\`\`\`json\n${body}\n\`\`\``
const usual = (...parts: string[]) => {
  const [first] = readEnvelopes(page('# Errors', ...parts)).envelopes
  return first && [first.code, first.message, first.requestId]
}

test.each([
  [
    'an object called error',
    '{"error": {"code": "no_such_order", "message": "No such order"}}',
    ['/error/code', '/error/message', null],
  ],
  ['flat', '{"code": "no_such_order", "message": "No such order"}', ['/code', '/message', null]],
  ['a code that repeats the status', '{"code": 404, "message": "No such order"}', [null, '/message', null]],
  [
    'a code beside a status',
    '{"status": 404, "error_code": "E42", "message": "No such order"}',
    ['/error_code', '/message', null],
  ],
  ['a code in Spanish', '{"codigo": "sin_saldo", "mensaje": "No hay saldo"}', ['/codigo', '/mensaje', null]],
  ['an error that is a sentence', '{"error": "No such order"}', [null, '/error', null]],
  [
    'an error that is a code',
    '{"error": "no_such_order", "message": "No such order"}',
    ['/error', '/message', null],
  ],
  [
    'of OAuth',
    '{"error": "invalid_grant", "error_description": "It has expired"}',
    ['/error', '/error_description', null],
  ],
  [
    'a list of errors',
    '{"errors": [{"code": "E42", "message": "No such order"}]}',
    ['/errors/0/code', '/errors/0/message', null],
  ],
  [
    'capital names',
    '{"Errors": [{"Code": 42, "Message": "No such order"}]}',
    ['/Errors/0/Code', '/Errors/0/Message', null],
  ],
  [
    'a body that is a list',
    '[{"errorCode": "E42", "message": "No such order"}]',
    ['/0/errorCode', '/0/message', null],
  ],
  [
    'messages in a list',
    '{"error": "no_such_order", "messages": ["There is no such order"]}',
    ['/error', '/messages', null],
  ],
  ['a numeric code', '{"code": -1005, "message": "No such order"}', ['/code', '/message', null]],
  [
    'inside detail',
    '{"detail": {"error": {"code": "E42", "message": "No such order"}}}',
    ['/detail/error/code', '/detail/error/message', null],
  ],
  [
    'of a validator',
    '{"detail": [{"loc": ["query", "n"], "msg": "Too small", "type": "too_small"}]}',
    ['/detail/0/type', '/detail/0/msg', null],
  ],
  [
    'a type and a description',
    '{"type": "validation", "description": "The number is wrong", "id": null}',
    ['/type', '/description', null],
  ],
  [
    'its own problem type',
    '{"type": "https://acme.dev/problems/gone", "title": "Gone", "status": 410, "detail": "It is gone"}',
    ['/type', '/detail', null],
  ],
  [
    'a request id beside',
    '{"error": {"code": "E42", "message": "Not there"}, "meta": {"request_id": "req_xxxx"}}',
    ['/error/code', '/error/message', '/meta/request_id'],
  ],
  [
    'a trace id within',
    '{"code": "E42", "message": "Not there", "traceId": "<trace-id>"}',
    ['/code', '/message', '/traceId'],
  ],
  [
    'a reason',
    '{"error": {"reason": "order_gone", "message": "Not there"}}',
    ['/error/reason', '/error/message', null],
  ],
  [
    'placeholders',
    '{"error": {"code": "string", "message": "string"}}',
    ['/error/code', '/error/message', null],
  ],
  [
    'values that are none',
    '{"error": {"code": <error code>, "message": string}}',
    ['/error/code', '/error/message', null],
  ],
  [
    'comments and dots',
    '{\n  // always set\n  "code": "E42", // see below\n  "message": "Not there",\n  "details": [...],\n}',
    ['/code', '/message', null],
  ],
  [
    'an HTTP head',
    'HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{"code": "E42", "message": "Not there"}',
    ['/code', '/message', null],
  ],
  [
    'JavaScript',
    "{\n  error: {\n    code: 'E42',\n    message: 'Not there',\n  }\n}",
    ['/error/code', '/error/message', null],
  ],
  [
    'a failed success flag',
    '{"success": false, "message": "Not there", "data": null}',
    [null, '/message', null],
  ],
  [
    'a tool that failed',
    '{"content": [{"type": "text", "text": "You may not read this"}], "isError": true}',
    [null, '/content/0/text', null],
  ],
] as const)('a body: %s', (_, body, places) => {
  expect(usual(json(body))).toEqual(places)
})

test.each([
  [
    'a table of fields',
    '| Field | Description |\n|--|--|\n| `internal_code` | Machine-readable code |\n| `message` | Human-readable text |',
    ['/error/internal_code', '/error/message', null],
  ],
  [
    'a list',
    '- `internal_code` identifies the specific failure.\n- `message` is for people.',
    ['/error/internal_code', '/error/message', null],
  ],
] as const)('the page says which member is the code: %s', (_, notes, places) => {
  expect(usual(json('{"error": {"internal_code": "D-1h2", "message": "Not there"}}'), notes)).toEqual(places)
})

test.each([
  [
    'a table',
    '| Field | Type | Description |\n|--|--|--|\n| `error.code` | string | Machine-readable |\n| `error.message` | string | Human-readable |',
    ['/error/code', '/error/message', null],
  ],
  [
    'fields',
    '<ResponseField name="type" type="string">\n  The type of error returned.\n</ResponseField>\n\n<ResponseField name="message" type="string">\n  Human-readable text.\n</ResponseField>',
    ['/type', '/message', null],
  ],
  [
    'a sentence',
    'All errors have an `error` object with `code` and `message`.',
    ['/error/code', '/error/message', null],
  ],
  ['members only', 'Always look at `code` and `message`.', ['/code', '/message', null]],
  ['an attribute', 'All errors have a `response.error` attribute with the message.', [null, '/error', null]],
  ['a standard', 'Errors follow RFC 9457.', ['/type', '/detail', null]],
  [
    'a type',
    '```ts\ninterface ApiError {\n  error: { code: string; message: string }\n  requestId: string\n}\n```',
    ['/error/code', '/error/message', '/requestId'],
  ],
  [
    'a list in a type',
    '```ts\ntype ErrorBody = {\n  errors: {\n    code: string\n    detail: string\n  }[]\n}\n```',
    ['/errors/0/code', '/errors/0/detail', null],
  ],
  [
    'a body in a sentence',
    'Failures return `{"error": "no_such_order", "message": "No such order"}`.',
    ['/error', '/message', null],
  ],
] as const)('no example, but %s', (_, text, places) => {
  expect(usual(text)).toEqual(places)
})

test.each([
  [
    'a request',
    '## Example request',
    '```http\nPOST /v1/orders HTTP/1.1\n\n{"code": "A", "message": "hello you there"}\n```',
  ],
  ['a success', '## Success', json('{"success": true, "message": "It is done now"}')],
  ['a resource', '## The order', json('{"id": 1, "description": "Two pairs of shoes"}')],
  [
    'a program',
    '## Handling errors',
    '```js\nif (error.code === "E42") {\n  throw { code: "x", message: "no such thing" }\n}\n```',
  ],
  [
    'a command',
    '## Trying an error',
    '```bash\ncurl https://api.acme.dev -d \'\n{"error": {"code": "x"}}\'\n```',
  ],
])('no error body: %s', (_, ...parts) => {
  expect(readEnvelopes(readMarkdown(parts.join('\n\n')))).toEqual({
    envelopes: [],
    examples: [],
    requestIdHeader: null,
  })
})

test('several bodies in one block, with their statuses', () => {
  const text =
    '```json\n// 404 Not Found\n{"error": "Not there at all"}\n\n// 429 Too Many Requests\n{"error": "Too many of them"}\n```'
  expect(readEnvelopes(page('# Errors', text)).examples).toEqual([
    { body: '{"error": "Not there at all"}', status: 404, line: 5 },
    { body: '{"error": "Too many of them"}', status: 429, line: 8 },
  ])
})

test('what is not JSON by the letter is written anew', () => {
  const [example] = readEnvelopes(page('# Errors', json('{"error": "Not there at all", ...}'))).examples
  expect(JSON.parse(example?.body ?? '')).toEqual({ error: 'Not there at all' })
})

test('the most frequent shape is the usual one, and others follow', () => {
  const flat = json('{"message": "Not there at all"}')
  const nested = json('{"error": {"code": "E42", "message": "Not there"}}')
  const { envelopes } = readEnvelopes(
    page('# Errors', '## 404', nested, '## 403', flat, '## 401', flat, '## 400', flat),
  )
  expect(envelopes.map(({ code, message }) => [code, message])).toEqual([
    [null, '/message'],
    ['/error/code', '/error/message'],
  ])
})

test('what the page calls its format is the usual one', () => {
  const flat = json('{"message": "Not there at all"}')
  const nested = json('{"error": {"code": "E42", "message": "Not there"}}')
  const { envelopes } = readEnvelopes(page('# Errors', '## 403', flat, flat, '## Error format', nested))
  expect(envelopes[0]?.code).toBe('/error/code')
})

test('a body without some of the parts is no other shape', () => {
  const full = json('{"code": "E42", "message": "Not there", "request_id": "req_1a2b3c"}')
  const part = json('{"code": "E43", "message": "Not there either"}')
  expect(readEnvelopes(page('# Errors', part, full)).envelopes).toMatchObject([
    { code: '/code', message: '/message', requestId: '/request_id', lines: [4, 8] },
  ])
})

test('where the values of the type are listed and those of the code are not, the type is the code', () => {
  const body = json(
    '{"error": {"type": "error_type", "code": "error_code", "message": "Some text for people"}}',
  )
  const table = '| Status | Error type |\n|--|--|\n| 402 | `no_funds` |'
  expect(usual(body, table)).toEqual(['/error/type', '/error/message', null])
  expect(usual(body)).toEqual(['/error/code', '/error/message', null])
})

test.each([
  ['Every response carries an `X-Request-Id` header.', 'X-Request-Id'],
  ['Every response has an `Acme-Answer-ID` header; tell it to support.', 'Acme-Answer-ID'],
  ['The id is also sent as `x-acme-request-id`.', 'x-acme-request-id'],
  ['Send an `Idempotency-Id` header for support.', undefined],
  ['Nothing here.', undefined],
])('the header with the id: %s', (text, header) => {
  expect(readEnvelopes(page('# Errors', text)).requestIdHeader?.value).toBe(header)
})

test('a body without a message is the fuller one in part', () => {
  const read = readEnvelopes(
    page(
      '# Error format',
      json('{"error": {"status": "NOT_FOUND"}}'),
      '# Errors',
      json('{"error": {"status": "GONE_AWAY", "message": "It has gone away"}}'),
    ),
  )
  expect(read.envelopes.map(({ code, message }) => [code, message])).toEqual([
    ['/error/status', '/error/message'],
  ])
})

test('the status within a body of data is that of the example', () => {
  const body = '{"code": "no_route", "message": "No route was found", "data": {"status": 404}}'
  expect(readEnvelopes(page('# Errors', json(body))).examples[0]?.status).toBe(404)
})

test('members that cannot be printed are read all the same', () => {
  const bare = Object.assign(Object.create(null), {
    status: Object.create(null),
    result: Object.create(null),
  })
  expect(outcomeOf(bare)).toBe(0)
})
