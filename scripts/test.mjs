/** `npm test`: everything that has to hold, in both browsers. `node scripts/test.mjs e2e`: only what runs in a browser. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BROWSERS } from './browsers/find.mjs'
import { ensureBrowser, ensurePackages } from './setup.mjs'

const root = join(import.meta.dirname, '..')

/** Why a browser is not tested. @type {Map<string, string>} */
const skipped = new Map()
const totals = { passed: 0, failed: 0, skipped: 0 }

/** Runs a command to its end; did it succeed? @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ERRATA_SKIP: [...skipped.keys()].join(',') },
    stdio: 'inherit',
    shell: process.platform === 'win32', // the commands of packages are batch files there
  })
  return status === 0
}

/** @param {string} command of an npm package @param {string[]} args */
const runPackage = (command, ...args) => run(join(root, 'node_modules/.bin', command), args)

/** @param {string} script */
const runScript = (script) => run(process.execPath, [join(root, 'scripts', script)])

/** Runs the tests of one vitest project and counts them. @param {'unit' | 'e2e'} project */
function runTests(project) {
  const report = join(root, `dist/test-${project}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = runPackage('vitest', 'run', '--project', project, ...reporters)
  if (existsSync(report)) {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    totals.passed += counts.numPassedTests
    totals.failed += counts.numFailedTests
    totals.skipped += counts.numPendingTests + counts.numTodoTests
  }
  return succeeded
}

/** Packages and browsers. A machine without one of the browsers can go on without it; CI cannot. */
function setUp() {
  ensurePackages()
  const unwanted = (process.env.ERRATA_SKIP ?? '').split(',')
  for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
    if (unwanted.includes(browser)) skipped.set(browser, 'ERRATA_SKIP names it')
    else if (!ensureBrowser(browser)) skipped.set(browser, 'it is not on this machine')
  }
  return !process.env.CI || ![...skipped.values()].includes('it is not on this machine')
}

/** Says in a box which browsers were left out. */
function reportSkipped() {
  if (skipped.size === 0) return
  const titles = new Map(Object.entries(BROWSERS).map(([name, { title }]) => [name, title]))
  const lines = [...skipped].map(([name, why]) => `  NOT TESTED in ${titles.get(name)}: ${why}.  `)
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '═'.repeat(width)
  console.log(['', `╔${rule}╗`, ...lines.map((line) => `║${line.padEnd(width)}║`), `╚${rule}╝`].join('\n'))
}

const BROWSER_STEPS = ['setup', 'build', 'package', 'e2e']
/** @type {Record<string, () => boolean>} */
const STEPS = {
  setup: setUp,
  lint: () => runPackage('biome', 'check', '--error-on-warnings', '.') && runPackage('knip'),
  types: () => runPackage('tsc', '--noEmit'),
  unit: () => runTests('unit'),
  build: () => runScript('build.mjs'),
  package: () => runScript('package.mjs'),
  e2e: () => runTests('e2e'),
}

/** @param {string[]} names @returns {string | null} the step that failed */
function firstFailure(names) {
  for (const name of names) {
    console.log(`\n▶ ${name}`)
    const startedAtMs = performance.now()
    const succeeded = STEPS[name]?.() ?? false
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
    console.log(`${succeeded ? '✓' : '✗'} ${name} (${seconds} s)`)
    if (!succeeded) return name
  }
  return null
}

const failed = firstFailure(process.argv[2] === 'e2e' ? BROWSER_STEPS : Object.keys(STEPS))
reportSkipped()
if (failed) console.log(`\nThe step "${failed}" failed; those after it were not run.`)
const { passed, failed: broken, skipped: left } = totals
console.log(`\n${passed} passed, ${broken} failed${left > 0 ? `, ${left} skipped` : ''}`)
process.exitCode = failed ? 1 : 0
