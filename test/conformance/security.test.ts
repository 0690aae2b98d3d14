/** What docs/security.md promises of the whole code, held against all of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json'
import { dangersIn } from '../../scripts/dangers.mjs'
import { missingIn, testsIn } from '../support/proofs'

const ROOT = join(import.meta.dirname, '../..')
const doc = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((path) =>
  path.split(sep).join('/'),
)
const read = (path: string) => readFileSync(join(ROOT, 'src', path), 'utf8')
const code = files.filter((path) => /\.tsx?$/.test(path)).map((path) => ({ path, text: read(path) }))
/** The paths of the files whose code matches. */
const where = (pattern: RegExp) => code.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('every test that the document names is there', () => {
  expect(testsIn(doc).length).toBeGreaterThan(30)
  expect(missingIn(doc)).toEqual([])
})

describe('what may be done', () => {
  test('the manifest asks for what docs/security.md says, and nothing else', () => {
    expect(manifest.permissions).toEqual(['storage'])
    expect(doc).toContain('`"permissions": ["storage"]`')
    expect(Object.keys(manifest).toSorted()).toEqual([
      'browser_specific_settings',
      'content_security_policy',
      'default_locale',
      'description',
      'devtools_page',
      'icons',
      'manifest_version',
      'minimum_chrome_version',
      'name',
      'permissions',
      'short_name',
    ])
  })

  test('the policy is the one that is documented, and closes everything that it does not open', () => {
    const policy = manifest.content_security_policy.extension_pages
    expect(doc).toContain(`\n${policy}\n`)
    const sources = policy.split('; ').map((directive) => directive.split(' ').slice(1))
    expect(policy).toMatch(/^default-src 'none';/)
    expect(new Set(sources.flat())).toEqual(new Set(["'none'", "'self'"]))
  })
})

test('no code makes markup or code of text, or makes a request', () => {
  expect(code.length).toBeGreaterThan(200)
  expect(code.flatMap(({ path, text }) => dangersIn(path, text))).toEqual([])
})

test.each(files.filter((path) => path.endsWith('.html')))(
  '%s holds no script or style of its own, and names nothing elsewhere',
  (path) => {
    const html = read(path)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\.\/)|<style|\son\w+=|\sstyle=|https?:|\/\//i)
  },
)

test('no style sheet names anything elsewhere', () => {
  const sheets = files.filter((path) => path.endsWith('.css'))
  expect(sheets.length).toBeGreaterThan(10)
  expect(
    sheets.filter((path) => /url\((?!["']?(?:#|\.\/|data:))|@import\s+(?!['"]\.\/)/.test(read(path))),
  ).toEqual([])
})

test('only two components make links, of addresses that are http(s)', () => {
  expect(where(/<a\b[^>]*\shref=/)).toEqual(
    expect.arrayContaining(['panel/components/source-link.tsx', 'panel/components/headers-tab.tsx']),
  )
  for (const path of where(/\shref=/).filter((each) => each.endsWith('.tsx')))
    expect(read(path), path).toMatch(/\blinkable\(/)
  expect(where(/\bwindow\.open\(|\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\(/)).toEqual(
    [],
  )
})

describe('code that runs in the inspected page', () => {
  test('is handed over by three files', () => {
    expect(where(/inspectedWindow\.eval\(/)).toEqual(
      expect.arrayContaining(['capture/firefox.ts', 'capture/page-loads.ts', 'devtools/in-page.ts']),
    )
    expect(where(/inspectedWindow\.eval\(/)).toHaveLength(3)
  })

  test.each(['capture/firefox.ts', 'capture/page-loads.ts'])('is written out in %s', (path) => {
    const [, asked] = /inspectedWindow\.eval\(\s*([^,]+),/.exec(read(path)) ?? []
    if (asked?.startsWith("'")) return expect(asked).toMatch(/^'[\w.]+'$/)
    const [, template] = new RegExp(`const ${asked} = \`([^\`]*)\``).exec(read(path)) ?? []
    expect(template).toBeDefined()
    // A number of our own, and nothing that came from anywhere.
    expect([...(template ?? '').matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner)).toEqual([
      'SETTLED_MS / 2',
    ])
  })

  test('is otherwise composed by two files, of literals', () => {
    expect(where(/\bliteral\b.*from '.*in-page'/)).toEqual(
      expect.arrayContaining(['devtools/console-echo.ts', 'devtools/repeat.ts']),
    )
    expect(where(/\bliteral\b.*from '.*in-page'/)).toHaveLength(2)
    const main = read('devtools/main.ts')
    const runs = [...main.matchAll(/\b(?:inPage|runInPage)\((?!expression\b)([\w.]+)/g)].map(
      ([, what]) => what,
    )
    expect(runs).toEqual(['repeatCode', 'code'])
    expect(main).toMatch(/startConsoleEcho\(\w+, \w+, \(code\) => void inPage\(code\)\)/)
  })
})

test('only settings and own packs are stored, each by one file', () => {
  expect(where(/\.storage\.(?:local|sync|session|managed)\b/).toSorted()).toEqual([
    'own-packs/storage.ts',
    'settings/storage.ts',
  ])
  expect(read('settings/storage.ts')).toMatch(/const KEY = 'settings'\n/)
  expect(read('own-packs/storage.ts')).toMatch(/const KEY = 'ownPacks'\n/)
  for (const path of ['settings/storage.ts', 'own-packs/storage.ts'])
    expect([...read(path).matchAll(/\.set\(([^,)]*)/g)].map(([, what]) => what)).toEqual([
      expect.stringMatching(/^\{ \[KEY\]: /),
    ])
  // The watchdog counts its own reloads in it, and nothing else.
  expect(where(/\bsessionStorage\b(?!`)/)).toEqual(['devtools/main.ts'])
  expect(where(/\b(?:localStorage|indexedDB|document\.cookie|caches\.open|showSaveFilePicker)\b/)).toEqual([])
})
