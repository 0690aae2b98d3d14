/**
 * `npm run bench -- [--write] [CORPUS.jsonl[.gz]]`: what annotating costs, as ratios that travel between machines. What the
 * list costs is measured by bench-panel.mjs, what all of it costs in a browser by bench-browser.mjs.
 */
import { existsSync } from 'node:fs'
import { today, writePart } from './bench/document.mjs'
import { loadEngine } from './bench/load-engine.mjs'
import { measureGrowth, measureParse } from './bench/measure.mjs'
import { machine, rowsOf, toMarkdown, toTable } from './bench/report.mjs'
import { readPacks } from './pack-folders.mjs'
import { ensurePackages } from './setup.mjs'

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
  writePart('The engine', toMarkdown(rows, { date: today(), packs: readPacks().length, of }))
}
console.log(
  'of the panel: `npm run bench:panel`; of the whole in a browser, beside others: `npm run bench:browser`',
)
