/** The dependency rule of ARCHITECTURE.md, held against every import in src. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')

/** Which layers each layer may import, itself included. */
const ALLOWED: Record<string, string[]> = {
  engine: ['engine'],
  packs: ['packs', 'engine'],
  audit: ['audit', 'engine'],
  share: ['share', 'engine'],
  authoring: ['authoring', 'engine'],
  'own-packs': ['own-packs', 'share', 'engine'],
  filter: ['filter', 'engine'],
  capture: ['capture', 'engine'],
  session: ['session', 'capture', 'audit', 'engine'],
  settings: ['settings'],
  devtools: [
    'devtools',
    'panel',
    'session',
    'capture',
    'settings',
    'own-packs',
    'authoring',
    'audit',
    'share',
    'engine',
    'packs',
  ],
  panel: [
    'panel',
    '_locales',
    'session',
    'capture',
    'settings',
    'own-packs',
    'authoring',
    'audit',
    'share',
    'filter',
    'engine',
  ],
  cli: ['cli', 'capture', 'own-packs', 'authoring', 'audit', 'share', 'filter', 'engine', 'packs'],
}

/** The only packages each layer may use; the engine's parsers stand behind one file each. */
const PACKAGES: Record<string, RegExp> = {
  engine: /^(?:valibot|eventsource-parser|jsonc-parser|fast-xml-parser|structured-headers)$/,
  authoring: /^(?:entities|js-yaml|jsonc-parser|mdast-util-[\w-]+|mdast|micromark-extension-[\w-]+)$/,
  'own-packs': /^(?:valibot|eventsource-parser|jsonc-parser|webextension-polyfill)$/,
  settings: /^webextension-polyfill$/,
  panel: /^(?:preact(?:\/hooks|\/jsx-runtime)?|@preact\/signals)$/,
  cli: /^node:/,
  capture: /^har-format$/,
}

/** Files that may touch the browser's extension API: the adapters. */
const ADAPTERS =
  /^(?:capture\/(?:chromium|firefox|content)|settings\/storage|own-packs\/storage|devtools\/\w[\w-]*|panel\/(?:main|text))\.tsx?$/

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path))

const importsOf = (path: string) =>
  [...readFileSync(join(SRC, path), 'utf8').matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )

/** Path from src of a relative import, with its extension. */
function target(path: string, specifier: string): string {
  const at = relative(SRC, resolve(join(SRC, dirname(path)), specifier))
    .split(sep)
    .join('/')
  return (
    files.find((file) => file === at || file.replace(/\.tsx?$/, '') === at || file === `${at}/index.ts`) ?? at
  )
}

const layerOf = (path: string) => path.replace(/^\.\.\//, '').split('/')[0] ?? ''

test.each(files)('%s imports only what its layer may', (path) => {
  const layer = layerOf(path)
  for (const specifier of importsOf(path)) {
    if (specifier.startsWith('.')) {
      expect(ALLOWED[layer], `${path} imports ${specifier}: ${layer} may not know it`).toContain(
        layerOf(target(path, specifier)),
      )
    } else {
      expect(specifier, `${path}: ${layer} may not use this package`).toMatch(PACKAGES[layer] ?? /$^/)
    }
  }
})

test.each(
  files.filter((path) => /^(?:engine|audit|share|filter|authoring|own-packs)\/(?!storage\.)/.test(path)),
)('%s is pure', (path) => {
  const code = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(code, 'pass the clock, randomness, packs and the browser in as arguments').not.toMatch(
    /\bDate\.now\(|\bMath\.random\(|\bfetch\(|\b(?:chrome|browser|window|document)\./,
  )
})

test.each(files.filter((path) => !ADAPTERS.test(path)))(
  '%s leaves the extension API to the adapters',
  (path) => {
    const code = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code, 'move the call into an adapter').not.toMatch(
      /\b(?:chrome|browser)\.(?:devtools|i18n|runtime|storage)\b/,
    )
  },
)

test.each(files.filter((path) => layerOf(path) !== 'engine'))(
  '%s enters the engine by its front door',
  (path) => {
    const inside = importsOf(path).filter((each) => /\/engine\/./.test(each))
    expect(inside, 'import from "engine" (src/engine/index.ts), and export there what is missing').toEqual([])
  },
)

/** Vendors that are called like an English word: the word proves nothing. */
const ENGLISH = new Set([
  'box',
  'circle',
  'clerk',
  'here',
  'linear',
  'notion',
  'render',
  'resend',
  'square',
  'together',
])

test('no file outside src/packs names a vendor', () => {
  const packs = readdirSync(join(SRC, 'packs'), { withFileTypes: true }).filter((each) => each.isDirectory())
  const vendors = packs
    .map(
      ({ name }) =>
        JSON.parse(readFileSync(join(SRC, 'packs', name, 'pack.json'), 'utf8')) as {
          id: string
          name: string
          specificity: string
        },
    )
    .filter(({ specificity }) => specificity === 'vendor')
  for (const path of files.filter((each) => layerOf(each) !== 'packs')) {
    const text = readFileSync(join(SRC, path), 'utf8')
    for (const { id, name } of vendors) {
      for (const word of [id, name].filter((each) => !ENGLISH.has(each.toLowerCase()))) {
        expect(
          new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i').test(text),
          `${path} names ${word}: move it into src/packs/${id}`,
        ).toBe(false)
      }
    }
  }
})

test('no imports go in a circle', () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((each) => each.startsWith('.'))
        .map((each) => target(path, each)),
    ]),
  )
  const done = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    expect(trail, `circle: ${[...trail, path].join(' → ')}`).not.toContain(path)
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of files) visit(path, [])
})
