/** The sentences of a verdict, each by itself. */
import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import type { Known, Level } from '../../../src/engine/explain'
import type { Statement } from '../../../src/engine/pack'
import { answers, delayNote, duration, keyNote, ruleWords } from '../../../src/engine/verdict/verdict-words'

const acme = { name: 'Acme', specificity: 'vendor' } as Pack

test.each<[number, string]>([
  [0, '0 ms'],
  [850, '850 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [1_001, '2 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [125_000, '2 min 5 s'],
  [3_600_000, '60 min'],
  [7_199_000, '119 min 59 s'],
  [7_199_001, '2 h'],
  [7_200_000, '2 h'],
  [7_260_000, '2 h 1 min'],
  [12_000_000, '3 h 20 min'],
  [12_059_000, '3 h 20 min'],
  [90_000_000, '25 h'],
])('%i ms are %s', (ms, words) => {
  expect(duration(ms)).toBe(words)
})

type Advice = NonNullable<Statement['retry']>

describe('which rule decided', () => {
  const words = (retry: Advice | undefined, level: Level = 'code', pack: Pack = acme) =>
    ruleWords({ level, pack, subject: 'E1', statement: retry ? { retry } : {} } as Known)

  test.each<[Advice | undefined, string]>([
    ['now', 'Acme documents E1 as one to repeat at once.'],
    ['after', 'Acme documents E1 as a refusal for now.'],
    ['backoff', 'Acme documents E1 as temporary trouble.'],
    ['fix', 'Acme documents E1 as an error that needs a change first.'],
    ['never', 'Acme documents E1 as an error that repeating does not cure.'],
    ['unknown', 'Acme documents E1 as an error, without a word on repeating.'],
    [undefined, 'Acme documents E1 as an error, without a word on repeating.'],
  ])('%s', (retry, sentence) => {
    expect(words(retry)).toBe(sentence)
  })

  test.each<[Level, Pack['specificity'], string]>([
    ['code', 'vendor', 'Acme documents E1 as temporary trouble.'],
    ['family', 'vendor', 'Acme documents no such code; by its kind, E1 is temporary trouble.'],
    ['status', 'vendor', 'Acme treats E1 as temporary trouble.'],
    ['code', 'standard', 'Acme documents E1 as temporary trouble.'],
    ['code', 'generic', 'Generic rule: E1 usually is temporary trouble.'],
    ['family', 'generic', 'Generic rule: E1 usually is temporary trouble.'],
  ])('a %s of a %s', (level, specificity, sentence) => {
    expect(words('backoff', level, { ...acme, specificity })).toBe(sentence)
  })
})

type Facts = Parameters<typeof answers>[0]
const key = { text: 'k-1', where: 'request header Acme-Key', pointer: null }
const delay = { ms: 9_000, words: 'Retry-After: 9', isReset: false }
const at0 = { ...delay, ms: 0, words: 'Retry-After: 0' }
const reset = { ms: 9_000, words: 'acme-reset: 9', isReset: true }
const resetAt0 = { ...reset, ms: 0, words: 'acme-reset: 0' }
/** A POST that may have taken effect, with nothing to protect a second one. */
const post = (over: Partial<Facts> = {}): Facts => ({
  verdict: 'with-key',
  advice: 'backoff',
  method: 'POST',
  idempotent: false,
  readOnly: false,
  applied: true,
  delay: null,
  key: null,
  takesKey: false,
  ...over,
})

test.each<[Advice, string]>([
  ['now', 'Yes, one time, as the resolution says.'],
  ['after', 'Yes, once the wait is over.'],
  ['backoff', 'Probably: the cause is usually temporary.'],
  ['fix', 'Not until the request, the credentials or the state has changed.'],
  ['never', 'No.'],
  ['unknown', 'Not known.'],
])('does it help? %s: %s', (advice, words) => {
  expect(answers(post({ advice })).helps).toBe(words)
})

const UNSAFE = 'No: POST may have taken effect, and nothing marks a repeat as the same request.'

test.each<[string, Partial<Facts>, string]>([
  ['a query', { readOnly: true, idempotent: true }, 'Yes: this POST carries a query, which changes nothing.'],
  [
    'an idempotent method',
    { method: 'PUT', idempotent: true },
    'Yes: PUT may be repeated without a second effect (RFC 9110 §9.2.2).',
  ],
  ['refused', { applied: false, key }, 'Yes: the request was turned away before it took effect.'],
  ['a key', { key }, 'Yes, with the same idempotency key (request header Acme-Key), if the API honours it.'],
  ['nothing', {}, `${UNSAFE} Find out what happened before you repeat it.`],
  ['no key', { takesKey: true }, `${UNSAFE} Send an idempotency key from the first try on.`],
])('is it safe? %s', (_, facts, words) => {
  expect(answers(post(facts)).safe).toBe(words)
})

const NO_TIME = 'No time was named: wait about 1 s, then double it with every try, and add a random part.'

test.each<[string, Partial<Facts>, string]>([
  ['never', { verdict: 'never', delay }, 'Never as it is.'],
  ['after a fix', { verdict: 'fix' }, 'After the fix.'],
  [
    'after a fix, with a time',
    { verdict: 'fix', delay },
    'After the fix. The server asked for 9 s (Retry-After: 9).',
  ],
  ['nobody knows', { verdict: 'unknown' }, 'Not known.'],
  ['nobody knows, with a time', { verdict: 'unknown', delay }, 'The server asked for 9 s (Retry-After: 9).'],
  ['a time', { delay }, 'The server asked for 9 s (Retry-After: 9).'],
  ['at once, says the server', { delay: at0 }, 'The server allows it at once (Retry-After: 0).'],
  ['a reset', { delay: reset }, 'The quota is renewed after 9 s (acme-reset: 9).'],
  ['a reset that is over', { delay: resetAt0 }, 'The quota is renewed by now (acme-reset: 0).'],
  ['at once, says the catalogue', { verdict: 'now', advice: 'now' }, 'At once, one time.'],
  ['no time', { verdict: 'backoff' }, NO_TIME],
])('when? %s', (_, facts, words) => {
  expect(answers(post(facts)).when).toBe(words)
})

test('the delay stands beside the rule, unless the rule has named it', () => {
  expect(delayNote('Acme documents E1.', delay)).toBe('The server asked for 9 s (Retry-After: 9).')
  expect(delayNote('The server names a time (Retry-After: 9).', delay)).toBe('')
  expect(delayNote('Acme documents E1.', null)).toBe('')
})

const KEEP = 'The request carries an idempotency key (request header Acme-Key): keep it for every try.'

test.each<[string, Partial<Facts>, string]>([
  ['with-key', {}, 'POST is not idempotent (RFC 9110 §9.2.2) and the first try may have been applied.'],
  ['backoff', { verdict: 'backoff', key }, KEEP],
  ['after', { verdict: 'after', key }, KEEP],
  ['now', { verdict: 'now', key }, KEEP],
  ['fix', { verdict: 'fix', key }, ''],
  ['never', { verdict: 'never', key }, ''],
  ['unknown', { verdict: 'unknown', key }, ''],
  ['backoff of an idempotent method', { verdict: 'backoff', key, idempotent: true }, ''],
  ['backoff without a key', { verdict: 'backoff' }, ''],
])('what protects a second try: %s', (_, facts, words) => {
  expect(keyNote(post(facts))).toBe(words)
})
