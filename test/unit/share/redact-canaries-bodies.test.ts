import { type Canary, leavesNothingOf } from './planted'

const CANARIES: Canary[] = [
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
]

leavesNothingOf(CANARIES)
