/** The panel's words: every text that people see is a message, every message is asked for, and translations fit. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import english from '../../_locales/en/messages.json' with { type: 'json' }
import { readCode } from '../support/literals'

interface Placeholder {
  content: string
  example?: string
}
interface Message {
  message: string
  description?: string
  placeholders?: Record<string, Placeholder>
}
type Messages = Record<string, Message>

const ROOT = join(import.meta.dirname, '../..')
const PANEL = join(ROOT, 'src/panel')
const messages: Messages = english

const files = readdirSync(PANEL, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
const code = files.map((path) => ({ path, ...readCode(path, readFileSync(join(PANEL, path), 'utf8')) }))
const manifest = readFileSync(join(ROOT, 'manifest.json'), 'utf8')
const ofManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map((match) => match[1] ?? '')

test('while the panel waits for its script, it says what the script will say', () => {
  const html = readFileSync(join(PANEL, 'panel.html'), 'utf8')
  expect(html).toContain(`>${messages.panel_waiting?.message}</p>`)
})

const FORM = /_(?:zero|one|two|few|many|other)$/

/** The placeholders that a message uses, in lower case: browsers do not tell cases apart. */
const used = ({ message }: Message) =>
  [...new Set([...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]?.toLowerCase() ?? ''))].sort()
const declared = ({ placeholders = {} }: Message) => Object.keys(placeholders).sort()
/** How many substitutions a message needs. */
const needed = ({ placeholders = {} }: Message) =>
  Math.max(0, ...Object.values(placeholders).map(({ content }) => Number(content.slice(1))))

/** The keys of the messages that something is wrong with. */
const keysWhere = (isWrong: (message: Message, key: string) => boolean): string[] =>
  Object.entries(messages).flatMap(([key, message]) => (isWrong(message, key) ? key : []))

test('every message says where it stands, for those who translate it', () => {
  expect(keysWhere(({ description = '' }) => !/^\S.{8,}\.$/.test(description))).toEqual([])
})

test('every message declares the placeholders that it uses, and no others', () => {
  expect(keysWhere((message) => String(declared(message)) !== String(used(message)))).toEqual([])
})

test('every placeholder has its place and an example', () => {
  const isWrong = ({ content, example = '' }: Placeholder) => !/^\$[1-9]$/.test(content) || example === ''
  expect(keysWhere(({ placeholders = {} }) => Object.values(placeholders).some(isWrong))).toEqual([])
})

test('a dollar sign is written $$', () => {
  const rest = ({ message }: Message) => message.replace(/\$\w+\$/g, '').replaceAll('$$', '')
  expect(keysWhere((message) => rest(message).includes('$'))).toEqual([])
})

test('every message is asked for: what is not goes', () => {
  const asked = new Set([...ofManifest, ...code.flatMap(({ literals }) => literals.map(({ text }) => text))])
  expect(keysWhere((_, key) => !asked.has(key) && !asked.has(key.replace(FORM, '')))).toEqual([])
})

test('both forms of a number are there', () => {
  const bases = Object.keys(messages).filter((key) => FORM.test(key))
  for (const key of bases) {
    const base = key.replace(FORM, '')
    expect(messages).toHaveProperty(`${base}_one`)
    expect(messages).toHaveProperty(`${base}_other`)
  }
})

test.each(ofManifest)('the manifest’s %s is a message', (key) => {
  expect(messages).toHaveProperty(key)
})

test.each([
  ['extensionName', 75],
  ['extensionShortName', 12],
  ['extensionDescription', 132],
] as const)('%s has at most %i characters, as stores demand', (key, most) => {
  expect(messages[key]?.message.length).toBeLessThanOrEqual(most)
})

test.each(code.filter(({ calls }) => calls.length > 0))(
  '$path asks for messages that exist, with what they need',
  ({ calls }) => {
    for (const { name, keys, given } of calls) {
      for (const key of keys) {
        const message = messages[name === 'plural' ? `${key}_other` : key]
        expect(message, `there is no message ${key}`).toBeDefined()
        const least = name === 'plural' ? 1 : 0
        if (message) expect(given, `substitutions of ${key}`).toBe(Math.max(least, needed(message)))
      }
    }
  },
)

/** Attributes and properties of components that people read. */
const READ =
  /^(?:aria-(?:label|description|roledescription|valuetext)|alt|button|copied|label|lacking|legend|placeholder|title|unit|words)$/
const ALLOWED = new Map([
  ['POST', 'part of a sample row'],
  ['/v1/orders', 'part of a sample row'],
  ['RATE_LIMITED', 'part of a sample row'],
  ['api.example.com, *.example.com', 'a sample of what may be typed'],
  ['NOT_FOUND, RATE_*', 'a sample of what may be typed'],
  ['KiB', 'a unit'],
  ['MiB', 'a unit'],
  ['const text = await res.text()', 'code'],
  ['input:not([type=checkbox], [type=radio]), textarea, select', 'a selector'],
  ['(prefers-color-scheme: dark)', 'a media query'],
  ['is:failure missing:', 'a filter'],
  ['query or path', 'a word of the engine, never shown as it is'],
  ['Page Down', 'a key'],
  ['Page Up', 'a key'],
  ['Fetch standard', 'the name of a document'],
  ['RateLimit draft', 'the name of a document'],
  ['Idempotency-Key draft', 'the name of a document'],
  ['W3C Trace Context', 'the name of a document'],
])

/** Is this a text for people that stands in the code? Two words in a row are one wherever they are, but for names of classes. */
function isLeft({ text, place }: { text: string; place: string }): boolean {
  const words = text.trim()
  if (!/\p{L}/u.test(words) || ALLOWED.has(words) || Object.hasOwn(messages, words)) return false
  if (Object.hasOwn(messages, `${words}_other`)) return false
  return place === 'text' || READ.test(place) || (place !== 'class' && /\p{L}{2}\S* \p{L}{2}/u.test(words))
}

test.each(code)('$path leaves its texts to the messages', ({ literals }) => {
  expect(literals.filter(isLeft), 'move it to _locales/en/messages.json, and use text.ts').toEqual([])
})

test.each([
  ['<p>Nothing here</p>', 'text', 'Nothing here'],
  ['<p title="Gone" />', 'title', 'Gone'],
  ["<p aria-label={open ? 'Less' : label} />", 'aria-label', 'Less'],
  ["<p title={'Remove ' + it} />", 'title', 'Remove '],
  ['<p title={`Gone`} />', 'title', 'Gone'],
  ["say('was not sent')", 'code', 'was not sent'],
])('would find %s', (jsx, place, text) => {
  const { literals } = readCode('sample.tsx', `const sample = ${jsx}`)
  expect(literals.filter(isLeft)).toEqual([{ text, place }])
})

/** Entries of the allow-list that allow nothing hide what comes later. */
test.each([...ALLOWED.keys()])('%s still stands in the code', (text) => {
  expect(code.some(({ literals }) => literals.some((each) => each.text.trim() === text))).toBe(true)
})

/** What is wrong with a translation. It may lack messages, which then come in English. */
function faultsOf(translation: Messages, locale: string): string[] {
  const faults = Object.entries(translation).flatMap(([key, message]) => {
    const original = messages[key] ?? (FORM.test(key) ? messages[key.replace(FORM, '_other')] : undefined)
    if (!original) return [`${key} is no message`]
    const isForm = FORM.test(key)
    const names = used(message)
    const missing = isForm ? [] : used(original).filter((name) => !names.includes(name))
    const foreign = names.filter(
      (name) => !declared(original).includes(name) || !declared(message).includes(name),
    )
    return [...missing, ...foreign].map((name) => `${key}: $${name}$`)
  })
  const language = translation.language?.message.replace('-', '_')
  return language === locale ? faults : [...faults, `language is not ${locale}`]
}

describe('translations', () => {
  const locales = readdirSync(join(ROOT, '_locales'))

  test.each(locales)('%s fits', (locale) => {
    const path = join(ROOT, '_locales', locale, 'messages.json')
    expect(faultsOf(JSON.parse(readFileSync(path, 'utf8')), locale)).toEqual([])
  })

  const pl = { language: { message: 'pl' } }
  const count = { count: { content: '$1' } }
  test.each<[string, Messages, string[]]>([
    ['some messages', { ...pl, common_close: { message: 'Zamknij' } }, []],
    [
      'a form that English lacks',
      { ...pl, packs_off_few: { message: '$count$ wył.', placeholders: count } },
      [],
    ],
    ['a message that is gone', { ...pl, common_gone: { message: 'x' } }, ['common_gone is no message']],
    ['a lost placeholder', { ...pl, import_notRead: { message: 'x' } }, ['import_notRead: $file$']],
    ['an undeclared one', { ...pl, packs_off_few: { message: '$count$' } }, ['packs_off_few: $count$']],
    ['no language', { common_close: { message: 'x' } }, ['language is not pl']],
  ])('with %s', (_, translation, faults) => {
    expect(faultsOf(translation, 'pl')).toEqual(faults)
  })
})
