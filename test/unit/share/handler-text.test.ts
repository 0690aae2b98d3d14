import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { handlerFor } from '../../../src/share/handler/handler'
import { acmePack } from '../../support/catalogue'
import { folders } from './handler-world'
import { HandlerFolder } from './handlers'

const folder = new HandlerFolder()
afterAll(() => folder.remove())

test('every pack gives a handler that strict TypeScript accepts', { timeout: 120_000 }, () => {
  const ids = folder.write([...folders.map(({ pack }) => pack), acmePack])
  expect(ids).toEqual(
    expect.arrayContaining(['acme', 'bloobank', 'bluum', 'buildmarkets', 'stripe', 'github']),
  )
  expect(ids).not.toContain('http')
  const tsc = join(import.meta.dirname, '../../../node_modules/.bin/tsc')
  const strict = [
    '--strict',
    '--noUncheckedIndexedAccess',
    '--noUnusedLocals',
    '--noUnusedParameters',
    '--noImplicitReturns',
  ]
  const target = [
    '--target',
    'ES2022',
    '--module',
    'esnext',
    '--moduleDetection',
    'force',
    '--lib',
    'ES2022,DOM,DOM.Iterable',
    '--types',
    '',
  ]
  const files = ids.map((id) => join(folder.path, `${id}.ts`))
  const { stdout } = spawnSync(tsc, ['--noEmit', ...strict, ...target, ...files], {
    cwd: folder.path,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
})

test.each([
  ['a comment', { name: 'A*/process.exit()//\n\u2028process.exit()' }],
  [
    'a string',
    {
      codes: {
        "'+process.exit()+'": { retry: 'never' as const },
        '\\u2028\n`${process.exit()}`': { retry: 'never' as const },
      },
    },
  ],
  [
    'a pattern',
    {
      families: [
        { code: '/+process.exit()+/*', retry: 'never' as const },
        { code: '\\', retry: 'never' as const },
      ],
    },
  ],
])('text of a pack cannot leave %s', async (_, change) => {
  const pack: Pack = { ...acmePack, ...change, id: `hostile-${_.replaceAll(' ', '-')}` }
  const exit = process.exit
  process.exit = (() => {
    throw new Error('the text was run')
  }) as typeof process.exit
  try {
    const handler = await folder.load(pack)
    expect(handler.verdictOf("'+process.exit()+'", 503)).toBe(_ === 'a string' ? 'never' : 'backoff')
  } finally {
    process.exit = exit
  }
})

test('a handler is short, and shorter lists stand for long ones', () => {
  const lines = folders
    .flatMap(({ pack }) => handlerFor(pack)?.split('\n').length ?? [])
    .sort((a, b) => a - b)
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(140)
  expect(lines.at(-1)).toBeLessThan(260)
})
