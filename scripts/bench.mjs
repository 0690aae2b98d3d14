/** `npm run bench -- [--write] [CORPUS.jsonl[.gz]]`: what annotating costs, as ratios that travel between machines. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEngine } from './bench/load-engine.mjs'
import { measureGrowth, measureParse } from './bench/measure.mjs'
import { machine, rowsOf, toMarkdown, toTable } from './bench/report.mjs'
import { readPacks } from './pack-folders.mjs'
import { ensurePackages } from './setup.mjs'

/** The heading under which bench-panel.mjs writes. */
const PANEL = '\n## The panel\n'
const DOCUMENT = join(import.meta.dirname, '../docs/performance.md')

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(`bench: ${line}; usage: npm run bench -- [--write] [CORPUS.jsonl[.gz]]`)
  process.exit(2)
}

const args = process.argv.slice(2)
const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--write')
if (unknown) stop(`unknown option ${unknown}`)
const [corpus, second] = args.filter((arg) => !arg.startsWith('-'))
if (second) stop('one corpus at a time')
if (corpus && !existsSync(corpus)) stop(`there is no file ${corpus}`)

ensurePackages()
const engine = await loadEngine()
console.log(machine())
const rows = rowsOf(measureGrowth(engine), measureParse(engine, corpus))
console.log(toTable(rows))
if (!corpus)
  console.log(
    'JSON.parse was compared over the samples of the packs; give a corpus to compare over real traffic',
  )
if (args.includes('--write')) {
  const of = corpus
    ? 'of a corpus of recorded exchanges that is not part of this repository'
    : "the packs' own samples"
  const text = toMarkdown(rows, {
    date: new Date().toISOString().slice(0, 10),
    packs: readPacks().length,
    of,
  })
  // The panel's part is written by `bench:panel`, and stays.
  const panel = readFileSync(DOCUMENT, 'utf8').split(PANEL)[1]
  writeFileSync(DOCUMENT, panel === undefined ? text : text + PANEL + panel)
  console.log(`wrote ${DOCUMENT}`)
}
