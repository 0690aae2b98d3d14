/**
 * npm run mutate -- [--only GLOB]: changes the code that judges retries, one place at a time, and tells which changes
 * no test notices. GLOB picks among the files of src/engine/verdict (`--only 'http-*'`). Ends with 1 where too many go
 * unnoticed.
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scores, survivors, toTable } from './mutate/score.mjs'
import { ensurePackages } from './setup.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const MUTATED = 'src/engine/verdict'

/** What has to be noticed of the whole, and of each file where a mistake charges somebody twice. */
const LEAST_PERCENT = 80
const CRITICAL = new Set(
  ['verdict', 'find-delay', 'parse-delay', 'http-date'].map((name) => `${MUTATED}/${name}.ts`),
)

const { values } = parseArgs({ options: { only: { type: 'string', default: '*' } } })

ensurePackages()
process.chdir(ROOT)
const { Stryker } = await import('@stryker-mutator/core')
// What a run that was stopped has left.
rmSync('dist/mutate', { recursive: true, force: true })
const mutants = await new Stryker({
  configFile: 'scripts/mutate/stryker.config.mjs',
  mutate: [`${MUTATED}/${values.only.replace(/\.ts$/, '')}.ts`],
}).runMutationTest()

if (mutants.length === 0) {
  console.error(`No file of ${MUTATED} is called "${values.only}".`)
  process.exit(2)
}
const { files, whole } = scores(mutants, ROOT)
const alive = survivors(mutants, ROOT)
if (alive.length > 0) console.log(`\nNo test noticed:\n${alive.join('\n')}`)
console.log(`\n${toTable([...files, whole])}`)

const low = [...files.filter(({ file }) => CRITICAL.has(file)), whole].filter(
  ({ percent }) => percent < LEAST_PERCENT,
)
for (const { file } of low) console.error(`Of ${file}, less than ${LEAST_PERCENT} % was noticed.`)
process.exit(low.length === 0 ? 0 : 1)
