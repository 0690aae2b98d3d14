import { type Canary, CLAIMS, jwt, leavesNothingOf, SIGNATURE } from './planted'

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAcanary0\n-----END RSA PRIVATE KEY-----'

const CANARIES: Canary[] = [
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

leavesNothingOf(CANARIES)
