import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/engine'
import { type Redaction, redact } from '../../../src/share/redaction/redact'
import { exchange, type Sketch } from '../../support/exchange'

const HOWS = ['mask', 'remove'] as const satisfies Redaction[]
const jwt = (part: object) =>
  btoa(JSON.stringify(part)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
const CLAIMS = `${jwt({ alg: 'HS256', typ: 'JWT' })}.${jwt({ sub: 'user-4711', email: 'jane@example.com' })}`
const SIGNATURE = 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAcanary0\n-----END RSA PRIVATE KEY-----'
const everything = (each: Exchange) => JSON.stringify(each)

/** Where, the exchange, what may not be left of it, and harmless neighbours that have to stay under both. */
const CANARIES: [where: string, sketch: Sketch, secret: string, stays: string[]][] = [
  // Addresses.
  ['userinfo', { url: 'https://bob:Tr0ub4dor@api.test/v1?a=1' }, 'Tr0ub4dor', ['api.test/v1?a=1']],
  ['user alone', { url: 'https://k9f8h7g6@api.test/v1' }, 'k9f8h7g6', ['api.test/v1']],
  ['?token', { url: 'https://a.test/p?a=1&token=c4n4ry&page=2' }, 'c4n4ry', ['a=1', 'page=2']],
  ['?key', { url: 'https://a.test/p?key=AbC123dEf456&q=x' }, 'AbC123dEf456', ['q=x']],
  ['?api_key', { url: 'https://a.test/p?api_key=short&limit=5' }, 'short', ['limit=5']],
  ['?apikey', { url: 'https://a.test/p?apikey=c4n4ry' }, 'c4n4ry', ['a.test/p']],
  [
    '?sig',
    { url: 'https://a.test/p?sv=2021&se=2026-01-01&sig=aB3%2Fx%3D' },
    'aB3%2Fx%3D',
    ['sv=2021', 'se=2026-01-01'],
  ],
  [
    '?signature',
    { url: 'https://a.test/p?X-Amz-Signature=0fab12&X-Amz-Date=20260101T000000Z' },
    '0fab12',
    ['X-Amz-Date=20260101T000000Z'],
  ],
  ['?X-Amz-Credential', { url: 'https://a.test/p?X-Amz-Credential=AKx%2F2026&b=2' }, 'AKx%2F2026', ['b=2']],
  ['?password', { url: 'https://a.test/p?password=hunter2&user=bob' }, 'hunter2', ['user=bob']],
  [
    '?code of OAuth',
    { url: 'https://a.test/cb?code=4/0AbCdEf12345&scope=read' },
    '0AbCdEf12345',
    ['scope=read'],
  ],
  [
    '?state of OAuth',
    { url: 'https://a.test/cb?state=xyz987ABCdef&error=access_denied' },
    'xyz987ABCdef',
    ['error=access_denied'],
  ],
  ['?session', { url: 'https://a.test/p?session=s3ss10n&tab=2' }, 's3ss10n', ['tab=2']],
  ['?access_token', { url: 'https://a.test/p?access_token=c4n4ry&fields=id' }, 'c4n4ry', ['fields=id']],
  [
    '?client_secret',
    { url: 'https://a.test/p?client_secret=c4n4ry&client_id=my-app' },
    'c4n4ry',
    ['client_id=my-app'],
  ],
  [
    '?user[password]',
    { url: 'https://a.test/p?user[password]=hunter2&user[name]=bob' },
    'hunter2',
    ['user[name]=bob'],
  ],
  [
    'a secret by its form in a harmless parameter',
    { url: 'https://a.test/p?x=ghp_16C7e42F292c6912E7710c838347Ae178B4a&y=1' },
    'ghp_16C7e42F292c',
    ['y=1'],
  ],
  [
    'a harmless parameter that holds JSON',
    { url: `https://a.test/p?f=${encodeURIComponent('{"password":"hunter2","a":1}')}` },
    'hunter2',
    ['%22a%22%3A1'],
  ],
  [
    'an address in a parameter',
    { url: `https://a.test/p?next=${encodeURIComponent('https://b.test/?token=c4n4ry1')}` },
    'c4n4ry1',
    ['b.test'],
  ],
  ['fragment', { url: 'https://a.test/p?a=1#access_token=c4n4ry' }, 'c4n4ry', ['a.test/p?a=1']],
  [
    'path of a webhook',
    { url: 'https://hooks.test/services/T00000000/B00000000/XxYyZz0123456789AaBbCcDd' },
    'XxYyZz0123456789AaBbCcDd',
    ['/services/T00000000/B00000000/'],
  ],
  [
    'path of a bot',
    { url: 'https://api.test/bot123456789:AAF-x1YzAbCdEfGhIjKlMnOpQrStUvWx0/getMe' },
    'AAF-x1YzAbCd',
    ['/getMe'],
  ],
  [
    'path after a secret’s name',
    { url: 'https://a.test/reset-password/tokens/a1b2c3d4e5f6a7b8' },
    'a1b2c3d4e5f6a7b8',
    ['/reset-password/tokens/'],
  ],
  // Request headers.
  ['Authorization: Bearer', { requestHeaders: { Authorization: 'Bearer c4n4ry-T0ken' } }, 'c4n4ry-T0ken', []],
  [
    'authorization in lower case',
    { requestHeaders: { authorization: 'Bearer c4n4ry-T0ken' } },
    'c4n4ry-T0ken',
    [],
  ],
  [
    'Authorization: Basic',
    { requestHeaders: { Authorization: `Basic ${btoa('bob:hunter2')}` } },
    btoa('bob:hunter2'),
    [],
  ],
  [
    'Authorization of signed requests',
    {
      requestHeaders: {
        Authorization: 'AWS4-HMAC-SHA256 Credential=AKx/2026/us, SignedHeaders=host, Signature=fe5f80f',
      },
    },
    'fe5f80f',
    [],
  ],
  ['Authorization without a scheme', { requestHeaders: { Authorization: 'c4n4ry' } }, 'c4n4ry', []],
  ['Proxy-Authorization', { requestHeaders: { 'Proxy-Authorization': 'Basic Yzpk' } }, 'Yzpk', []],
  ['Cookie', { requestHeaders: { Cookie: 'theme=dark; sid=c4n4ry' } }, 'c4n4ry', []],
  ['Cookie without a name', { requestHeaders: { Cookie: 'c4n4ry' } }, 'c4n4ry', []],
  [
    'X-Api-Key',
    { requestHeaders: { 'X-Api-Key': 'c4n4ry', Accept: 'application/json' } },
    'c4n4ry',
    ['application/json'],
  ],
  ['apikey', { requestHeaders: { apikey: 'c4n4ry' } }, 'c4n4ry', []],
  ['X-API-Secret', { requestHeaders: { 'X-API-Secret': 'c4n4ry' } }, 'c4n4ry', []],
  ['X-Auth-Token', { requestHeaders: { 'X-Auth-Token': 'c4n4ry' } }, 'c4n4ry', []],
  ['X-CSRF-Token', { requestHeaders: { 'X-CSRF-Token': 'c4n4ry' } }, 'c4n4ry', []],
  [
    'X-Access-Key and signature',
    { requestHeaders: { 'X-Access-Signature': 'MEUCIQc4n4ry', 'X-Access-Request-Id': '3f1e-77' } },
    'MEUCIQc4n4ry',
    ['3f1e-77'],
  ],
  ['X-Hub-Signature-256', { requestHeaders: { 'X-Hub-Signature-256': 'sha256=c4n4ry' } }, 'c4n4ry', []],
  ['DD-APPLICATION-KEY', { requestHeaders: { 'DD-APPLICATION-KEY': 'c4n4ry' } }, 'c4n4ry', []],
  ['Ocp-Apim-Subscription-Key', { requestHeaders: { 'Ocp-Apim-Subscription-Key': 'c4n4ry' } }, 'c4n4ry', []],
  ['Referer', { requestHeaders: { Referer: 'https://app.test/?token=c4n4ry&a=1' } }, 'c4n4ry', ['a=1']],
  [':path', { requestHeaders: { ':path': '/p?token=c4n4ry&a=1' } }, 'c4n4ry', ['a=1']],
  [
    'a header of any name',
    { requestHeaders: { 'X-Debug': 'user=bob password=hunter2' } },
    'hunter2',
    ['user=bob'],
  ],
  // Response headers.
  ['Set-Cookie', { headers: { 'Set-Cookie': 'sid=c4n4ry; Path=/; HttpOnly' } }, 'c4n4ry', []],
  [
    'a second Set-Cookie in one line',
    { headers: { 'set-cookie': 'a=1; Path=/, sid=c4n4ry; Secure' } },
    'c4n4ry',
    [],
  ],
  [
    'a second Set-Cookie on a second line',
    { headers: { 'set-cookie': 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT\nsid=c4n4ry' } },
    'c4n4ry',
    [],
  ],
  [
    'Location',
    { headers: { Location: 'https://app.test/cb?code=AbC123dEf456&iss=x' } },
    'AbC123dEf456',
    ['iss=x'],
  ],
  [
    'X-Auth-Token of the response',
    { headers: { 'x-auth-token': 'c4n4ry', 'x-request-id': '8f14e45fceea167a5a36dedd4bea2543' } },
    'c4n4ry',
    ['8f14e45fceea167a5a36dedd4bea2543'],
  ],
  // JSON.
  ['a member', { requestBody: { user: 'bob', password: 'hunter2' } }, 'hunter2', ['bob']],
  [
    'a member in camel case, deep down',
    { body: { a: [{ b: { clientSecret: 'c4n4ry', c: 'plain' } }] } },
    'c4n4ry',
    ['plain'],
  ],
  ['a member with escapes', { body: '{"a":1,"pass\\u0077ord":"hun\\"ter2"}' }, 'ter2', ['\\"a\\":1']],
  ['a list', { body: { refresh_tokens: ['c4n4ry'], ids: ['x-1'] } }, 'c4n4ry', ['x-1']],
  [
    'an object',
    { body: { credentials: { user: 'bob1', anything: 'c4n4ry' }, n: 7 } },
    'c4n4ry',
    ['\\"n\\":7'],
  ],
  ['a number', { requestBody: { pin: 4711, amount: 1200 } }, '4711', ['1200']],
  ['a code sent to a phone', { requestBody: { otp: '493817', phone_id: 'ph1' } }, '493817', ['ph1']],
  ['JSON in a string', { body: { raw: '{"password":"hunter2","ok":"yes"}' } }, 'hunter2', ['yes']],
  [
    'JSON that was cut within the secret',
    { body: '{"id":"evt_1","token":"c4n4', cut: true },
    'c4n4',
    ['evt_1'],
  ],
  [
    'JSON that was cut after the secret',
    { body: '{"token":"c4n4ry","items":[{"id":', cut: true },
    'c4n4ry',
    ['items'],
  ],
  ['lines of JSON', { body: '{"a":"one"}\n{"token":"c4n4ry"}\n' }, 'c4n4ry', ['one']],
  ['JSON behind a guard', { body: ')]}\'\n{"token":"c4n4ry","a":"one"}' }, 'c4n4ry', ['one']],
  ['what only looks like JSON', { body: '{token: "c4n4ry", a: "one"}' }, 'c4n4ry', ['one']],
  [
    'events',
    {
      headers: { 'content-type': 'text/event-stream' },
      body: 'event: x\ndata: {"token":"c4n4ry","a":"one"}\n\n',
    },
    'c4n4ry',
    ['event: x', 'one'],
  ],
  [
    'a name of an object',
    { body: { ghp_16C7e42F292c6912E7710c838347Ae178B4a: 'one' } },
    'ghp_16C7e42F292c',
    ['one'],
  ],
  [
    'an echo of a header',
    { requestHeaders: { 'X-Api-Key': 'c4n4ry-9' }, body: { error: { message: 'Key c4n4ry-9 is revoked.' } } },
    'c4n4ry-9',
    ['Key ', ' is revoked.'],
  ],
  [
    'an echo of the request body',
    {
      requestBody: { password: 'hun ter!2' },
      body: { detail: [{ loc: ['body'], msg: 'too weak', input: 'hun ter!2' }] },
    },
    'hun ter!2',
    ['too weak'],
  ],
  [
    'an echo of Basic credentials',
    {
      requestHeaders: { Authorization: `Basic ${btoa('bob:Tr0ub4dor&3')}` },
      body: 'Wrong password Tr0ub4dor&3',
    },
    'Tr0ub4dor&3',
    ['Wrong password'],
  ],
  [
    'an echo of a parameter, decoded',
    { url: 'https://a.test/?password=p%40ss%2Fw0rd', body: { message: 'p@ss/w0rd is wrong' } },
    'p@ss/w0rd',
    ['is wrong'],
  ],
  // Forms, XML, HTML, text.
  [
    'a form',
    { requestBody: 'grant_type=password&username=bob&password=hunter2' },
    'hunter2',
    ['grant_type=password', 'username=bob'],
  ],
  [
    'a form with JSON in it',
    { requestBody: `payload=${encodeURIComponent('{"token":"c4n4ry"}')}&a=1` },
    'c4n4ry',
    ['a=1'],
  ],
  [
    'a form in parts',
    {
      requestBody:
        '--X\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\n--X\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n--X--',
    },
    'hunter2',
    ['one'],
  ],
  [
    'an element',
    { body: '<r><ns:Password type="t">hunter2</ns:Password><Code>Denied</Code></r>' },
    'hunter2',
    ['<Code>Denied</Code>'],
  ],
  [
    'an element with CDATA',
    { body: '<r><token><![CDATA[c4n4ry]]></token><a>one</a></r>' },
    'c4n4ry',
    ['<a>one</a>'],
  ],
  ['an attribute', { body: '<login user="bob" password="hunter2"/>' }, 'hunter2', ['bob']],
  [
    'a form field',
    { body: '<!doctype html><input type="hidden" name="csrf_token" value="c4n4ry"><p>one</p>' },
    'c4n4ry',
    ['<p>one</p>'],
  ],
  [
    'a page’s meta data',
    { body: '<html><meta name="csrf-token" content="c4n4ry"><p>one</p>' },
    'c4n4ry',
    ['<p>one</p>'],
  ],
  [
    'a script in a page',
    { body: '<html><script>var x = {"accessToken":"c4n4ry", "a":"one"}</script>' },
    'c4n4ry',
    ['one'],
  ],
  ['text', { body: 'Login failed for bob with password=hunter2' }, 'hunter2', ['Login failed for bob']],
  [
    'a query in a string',
    { requestBody: { query: 'mutation { login(user: "bob", password: "hunter2") { id } }' } },
    'hunter2',
    ['mutation', '{ id }'],
  ],
  [
    'base64',
    { body: btoa('{"token":"c4n4ry","a":"one"}'), base64: true },
    btoa('{"token":"c4n4ry"').slice(4, 20),
    ['one'],
  ],
  ['binary', { body: btoa('\0\u0001c4n4ry'), base64: true }, btoa('\0\u0001c4n4ry'), []],
  // By form, in any text.
  ['a JWT', { body: { message: `Expired: ${CLAIMS}.${SIGNATURE}` } }, SIGNATURE, ['Expired']],
  ['a JWT as a member', { body: { jwt: `${CLAIMS}.${SIGNATURE}`, a: 'one' } }, SIGNATURE, ['one']],
  [
    'a JWT in a header',
    { requestHeaders: { Authorization: `Bearer ${CLAIMS}.${SIGNATURE}` } },
    SIGNATURE,
    [],
  ],
  [
    'an encrypted JWT',
    {
      body: {
        message: `${jwt({ alg: 'dir' })}.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJ.48V1_ALb6US04U3b.5eym8TW_c8SuK0.XFBoMYUZodetZdv`,
      },
    },
    '5eym8TW_c8SuK0',
    ['message'],
  ],
  [
    'Bearer in a text',
    { body: { log: 'sent Bearer abcDEF123456 twice' } },
    'abcDEF123456',
    ['sent Bearer ', ' twice'],
  ],
  ['a private key', { body: { note: `x ${PEM} y` } }, 'canary0', ['x ', ' y']],
  [
    'a live key',
    { body: { message: 'Invalid API Key provided: sk_live_4eC39HqLyjWDarjtT1zdp7dc here' } },
    '4eC39HqLyjWDarjtT1zdp7dc',
    ['Invalid API Key provided', 'here'],
  ],
  [
    'a chat token',
    { body: { x: 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy' } },
    'pdFZKVeTuE8sk7oOcHrzqqgy',
    [],
  ],
  ['a cloud key', { body: { x: 'id AKIAIOSFODNN7EXAMPLE end' } }, 'AKIAIOSFODNN7EXAMPLE', ['id ', ' end']],
  ['a map key', { body: { x: 'AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe' } }, 'AIzaSyDaGmWKa4Js', []],
  [
    'a card number',
    { body: { message: 'Card 4242 4242 4242 4242 was declined' } },
    '4242 4242 4242',
    ['was declined'],
  ],
  [
    'a card number as a number',
    { requestBody: '{"n":5555555555554444,"amount":100}' },
    '5555555555554444',
    ['\\"amount\\":100'],
  ],
  [
    'an address with a password in a message',
    { body: { message: 'connect postgres://bob:hunter2@db.test:5432/x' } },
    'hunter2',
    ['@db.test:5432/x', 'connect postgres://'].slice(1),
  ],
  [
    'a failure',
    { failure: { kind: 'network', reason: 'at https://a.test/?token=c4n4ry1', inferred: false } },
    'c4n4ry1',
    ['network'],
  ],
]

describe.each(HOWS)('%s', (how) => {
  test.each(CANARIES)('leaves nothing of %s', (_, sketch, secret, stays) => {
    const before = everything(exchange(sketch))
    expect(before.includes(secret) || sketch.base64 || /\\|%|!|&/.test(before)).toBe(true)
    const after = everything(redact(exchange(sketch), how))
    expect(after).not.toContain(secret)
    for (const each of stays) expect(after).toContain(each)
  })

  test.each(CANARIES)('has nothing to add the second time: %s', (_, sketch) => {
    const once = redact(exchange(sketch), how)
    expect(redact(once, how)).toEqual(once)
  })
})

/** Things that look like secrets and are none; a person who has to help needs them. */
const HARMLESS: [what: string, sketch: Sketch][] = [
  [
    'request ids',
    { headers: { 'x-request-id': '8f14e45fceea167a5a36dedd4bea2543', 'request-id': 'req_7Q2pXabc123XYZ' } },
  ],
  ['trace ids', { headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } }],
  [
    'rate limits of tokens',
    { headers: { 'x-ratelimit-remaining-tokens': '149984', 'x-ratelimit-reset-tokens': '6m0s' } },
  ],
  ['idempotency keys', { requestHeaders: { 'Idempotency-Key': 'a3f1c2d4-0b6e-4c1e-9a53-0d6a1e6f7b11' } }],
  [
    'the error of OAuth',
    {
      headers: {
        'www-authenticate':
          'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
      },
    },
  ],
  [
    'status and type words',
    {
      body: {
        error: {
          code: 'INVALID_API_KEY',
          type: 'authentication_error',
          message: 'The API key is invalid: check your token.',
        },
      },
    },
  ],
  ['codes', { body: { code: 'TOKEN_EXPIRED', status: 401 } }],
  [
    'counts of tokens',
    { body: { usage: { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 }, max_tokens: 4096 } },
  ],
  ['places in a list', { body: { next_page_token: 'CAUQAA==', nextPageToken: 'abc123DEF456' } }],
  [
    'what is wrong with a field',
    { body: { errors: { password: ['is too short', 'too_common'], token: ['can’t be blank'] } } },
  ],
  ['big integers', { body: '{"id": 12345678901234567890, "n": 1e400,\n "d":1.10}' }],
  ['duplicate names and spacing', { body: '{ "a" : 1,\t"a" : 2 }\n' }],
  ['booleans and null', { body: { token: null, password: true, session: false } }],
  ['ids of 17 digits and times in microseconds', { body: { id: 17841405822304914, at: 1700000000000000 } }],
  ['a hash of a commit', { body: { sha: 'd6cd1e2bd19e03a81132a23b2025920577f84e37' } }],
  [
    'an address with a port and an @ in its path',
    { url: 'https://a.test:8443/@jane/posts?sort=key&order=state' },
  ],
  ['filters', { url: 'https://a.test/issues?state=open&key=email&code=US&sort=hash' }],
  ['a host that looks like a kind of key', { url: 'https://api-prod-eu-west-1.a.test/v1/unit_test_things' }],
  [
    'prose on schemes',
    { body: { message: 'Use Bearer authentication, not Basic authentication: token required.' } },
  ],
  ['a type of token', { body: { token_type: 'bearer', expires_in: 3600, client_id: 'my-app' } }],
  ['e-mail-like and version-like texts', { body: { version: '2026-11-22.acacia', path: '@scope/name' } }],
]

test.each(HARMLESS)('leaves %s alone', (_, sketch) => {
  for (const how of HOWS) expect(redact(exchange(sketch), how)).toEqual(exchange(sketch))
})

test.each<[string, Sketch, (each: Exchange) => unknown, unknown]>([
  [
    'the scheme',
    { requestHeaders: { Authorization: 'Bearer abc' } },
    ({ request }) => request.headers[0]?.value,
    'Bearer [masked]',
  ],
  [
    'names of cookies',
    { requestHeaders: { Cookie: 'a=1; b=2' } },
    ({ request }) => request.headers[0]?.value,
    'a=[masked]; b=[masked]',
  ],
  [
    'attributes of cookies',
    { headers: { 'Set-Cookie': 'a=1; Path=/; Secure' } },
    ({ response }) => response.headers[0]?.value,
    'a=[masked]; Path=/; Secure',
  ],
  ['claims', { requestBody: `${CLAIMS}.${SIGNATURE}` }, ({ request }) => request.body, `${CLAIMS}.[masked]`],
  [
    'claims under a secret’s name',
    { requestHeaders: { 'X-Auth-Token': `${CLAIMS}.${SIGNATURE}` } },
    ({ request }) => request.headers[0]?.value,
    `${CLAIMS}.[masked]`,
  ],
  [
    'e-mail addresses',
    { requestBody: 'from jane@example.com' },
    ({ request }) => request.body,
    'from jane@example.com',
  ],
  [
    'names of parameters',
    { url: 'https://a.test/?token=x&b=1' },
    ({ request }) => request.url,
    'https://a.test/?token=[masked]&b=1',
  ],
])('mask keeps %s', (_, sketch, read, wanted) => {
  expect(read(redact(exchange(sketch), 'mask'))).toBe(wanted)
})

test.each<[string, Sketch, (each: Exchange) => unknown, unknown]>([
  [
    'secret headers',
    { requestHeaders: { Authorization: 'Bearer abc', Cookie: 'a=1', Accept: '*/*' } },
    ({ request }) => request.headers,
    [{ name: 'Accept', value: '*/*' }],
  ],
  [
    'secret parameters',
    { url: 'https://a.test/?token=x&b=1#top' },
    ({ request }) => request.url,
    'https://a.test/?b=1',
  ],
  ['the only parameter', { url: 'https://a.test/?token=x' }, ({ request }) => request.url, 'https://a.test/'],
  ['userinfo', { url: 'https://bob:pw@a.test/' }, ({ request }) => request.url, 'https://a.test/'],
  ['whole tokens', { requestBody: `x ${CLAIMS}.${SIGNATURE}` }, ({ request }) => request.body, 'x [removed]'],
  [
    'e-mail addresses',
    { requestBody: 'from jane@example.com' },
    ({ request }) => request.body,
    'from [removed]',
  ],
  [
    'the value of a member',
    { requestBody: { token: 'abc', n: 1 } },
    ({ request }) => request.body,
    '{"token":"[removed]","n":1}',
  ],
])('remove takes %s', (_, sketch, read, wanted) => {
  expect(read(redact(exchange(sketch), 'remove'))).toEqual(wanted)
})

test('none gives the exchange itself', () => {
  const it = exchange({ url: 'https://a.test/?token=x' })
  expect(redact(it, 'none')).toBe(it)
})

describe('keep', () => {
  const keep = ['sess_8f14e45fceea', 'key_A1B2c3D4e5F6g7H8']

  test('identifiers stay under a secret’s name and in the form of a key', () => {
    const body = { session_id: keep[0], message: `see ${keep[1]}` }
    expect(redact(exchange({ body }), 'remove', { keep })).toEqual(exchange({ body }))
  })

  test('not in a header that is secret by its name', () => {
    const it = exchange({ requestHeaders: { 'X-Session-Id': keep[0] ?? '' } })
    expect(everything(redact(it, 'mask', { keep }))).not.toContain(keep[0])
  })
})

describe('for any exchange', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'{}[]":,=&;?#@/\\ .-_%<>\n\'eyJaZ019'.split('')), maxLength: 60 }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'token',
          'password=',
          '"',
          ':',
          '{',
          '}',
          ',',
          '[masked]',
          '[removed]',
          'Bearer ',
          'eyJhbGciOiJ9',
          '.eyJzdWIiOjF9',
          '.abc',
          '://',
          'a:b1@',
          '@x.io',
          'sk_live_abcDEF123456',
          '4242424242424242',
          '\\',
          '<',
          '>',
          '</',
          '?',
          '&',
          'key=',
          'hunter22',
          ' ',
          '%22',
          '%',
          '-----BEGIN PRIVATE KEY-----',
        ),
        { maxLength: 24 },
      )
      .map((parts) => parts.join('')),
  )
  const headers = fc.array(
    fc.record({
      name: fc.constantFrom('Authorization', 'Cookie', 'Set-Cookie', 'X-Api-Key', 'Location', 'X-Note', ''),
      value: odd,
    }),
    { maxLength: 4 },
  )
  const anyExchange = fc
    .record({
      url: odd,
      requestHeaders: headers,
      headers,
      requestBody: odd,
      body: odd,
      type: fc.constantFrom('application/json', 'text/event-stream', 'application/x-www-form-urlencoded', ''),
      cut: fc.boolean(),
      base64: fc.boolean(),
    })
    .map(
      ({ url, requestHeaders, headers, requestBody, body, type, cut, base64 }): Exchange => ({
        ...exchange(),
        request: { method: 'POST', url, headers: requestHeaders, body: requestBody },
        response: {
          status: 400,
          statusText: '',
          headers,
          mimeType: type,
          body: { state: 'present', text: body, base64, cut },
        },
        failure: null,
      }),
    )
  const runs = { numRuns: 1_000 }

  test('it never throws, and the second time changes nothing', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyExchange, fc.constantFrom(...HOWS), (it, how) => {
        const once = redact(it, how)
        expect(redact(once, how)).toEqual(once)
      }),
      runs,
    )
  })

  test('nothing grows but by the markers, and by the encoding of what was rewritten', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anyExchange, fc.constantFrom(...HOWS), (it, how) => {
        expect(everything(redact(it, how)).length).toBeLessThan(everything(it).length * 9 + 64)
      }),
      runs,
    )
  })
})

test.each<[string, (chars: number) => string]>([
  [
    'records',
    (chars) =>
      JSON.stringify(
        Array.from({ length: chars / 120 }, (_, id) => ({
          id,
          name: `Name ${id}`,
          email: `u${id}@example.com`,
          url: `https://a.test/users/${id}?page=1`,
          token: null,
        })),
      ),
  ],
  ['one long string', (chars) => JSON.stringify({ text: 'a'.repeat(chars) })],
  ['open brackets', (chars) => '['.repeat(chars)],
  ['backslashes', (chars) => `"${'\\'.repeat(chars)}`],
  ['quotes', (chars) => '"'.repeat(chars)],
  ['names', (chars) => 'a-'.repeat(chars / 2)],
  ['signs', (chars) => 'token:'.repeat(chars / 6)],
  ['unclosed quotes', (chars) => 'x="'.repeat(chars / 3)],
  ['unclosed secrets', (chars) => `token="`.repeat(chars / 7)],
  ['starts of tokens', (chars) => 'eyJaaaaaa-'.repeat(chars / 10)],
  ['starts of tags', (chars) => '<token '.repeat(chars / 7)],
  ['digits', (chars) => '4 '.repeat(chars / 2)],
  ['addresses', (chars) => '://a'.repeat(chars / 4)],
  ['at signs', (chars) => 'a@'.repeat(chars / 2)],
  ['starts of keys', (chars) => '-----BEGIN PRIVATE KEY-----'.repeat(chars / 27)],
  ['a form', (chars) => 'a=1&'.repeat(chars / 4)],
])('takes time in proportion to the body: %s', (_, make) => {
  const timed = (chars: number) => {
    const it = exchange({ body: make(chars), requestHeaders: { 'X-Api-Key': 'c4n4ry-12' } })
    const start = performance.now()
    redact(it, 'remove')
    return performance.now() - start
  }
  timed(30_000)
  // Quadratic work on this much took 16 s and more; the bound leaves room for a slow machine.
  expect(timed(200_000)).toBeLessThan(2_000)
})
