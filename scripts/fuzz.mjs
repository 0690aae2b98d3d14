/**
 * npm run fuzz -- [--seed N] [--minutes M] [--only NAME]: tries the properties of the tests much longer than `npm test`
 * does, from a seed that it names, so that what was found can be found again. NAME is a part of a test's path or title.
 * What fails is shown as small as it could be made, and ends with 1.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = resolve(import.meta.dirname, '..')
const TESTS = join(ROOT, 'test/unit')
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')

/** For starting, and for what is shrunk after it failed. */
const GRACE_MS = 120_000

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const minutes = Number(values.minutes)
if (!Number.isInteger(seed) || !(minutes > 0)) {
  console.error('--seed takes a whole number, and --minutes a number above 0.')
  process.exit(2)
}

/** Each test of a property: its file, and its title as it is written. @param {string} path */
function propertiesIn(path) {
  const tests = readFileSync(join(TESTS, path), 'utf8').split(/^\s*(?:test|it)(?=[.(])/m)
  return tests.slice(1).flatMap((text) => {
    const title = /\(\s*(['"`])(.*?)\1,/s.exec(text)?.[2]
    return title !== undefined && /\bruns\(\d/.test(text) ? [{ path, title }] : []
  })
}

/** @param {{ path: string, title: string }} property */
const fits = ({ path, title }) => path.includes(values.only) || title.includes(values.only)
const properties = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path))
  .flatMap(propertiesIn)
  .filter(fits)
if (properties.length === 0) {
  console.error(`No property is called "${values.only}".`)
  process.exit(2)
}

const shareMs = Math.max(200, Math.floor((minutes * 60_000) / properties.length))
/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const titles = properties.map(({ title }) => escaped(title)).join('|')
const files = [...new Set(properties.map(({ path }) => join('test/unit', path)))]
console.log(`${properties.length} properties, ${(shareMs / 1000).toFixed(1)} s for each, seed ${seed}`)

const child = spawn(
  process.execPath,
  // One after the other: a property's time is its own.
  [
    VITEST,
    'run',
    '--project',
    'unit',
    '--no-file-parallelism',
    '--testTimeout',
    String(60_000 + 4 * shareMs),
    '-t',
    titles,
    ...files,
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ERRATA_FUZZ_SEED: String(seed), ERRATA_FUZZ_MS: String(shareMs) },
  },
)
// A loop without end cannot be stopped from within.
const watch = setTimeout(
  () => {
    console.error('A property did not come to an end.')
    child.kill('SIGKILL')
  },
  minutes * 60_000 + properties.length * 5_000 + GRACE_MS,
)
child.on('exit', (code) => {
  clearTimeout(watch)
  if (code !== 0) {
    const only = values.only ? ` --only '${values.only}'` : ''
    console.error(`\nAgain: npm run fuzz -- --seed ${seed} --minutes ${minutes}${only}`)
  }
  process.exit(code === 0 ? 0 : 1)
})
