/** `npm run accuracy -- [--write] FILE.jsonl[.gz]`: how much of a labelled corpus is annotated rightly. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toMarkdown, toTable } from './accuracy/report.mjs'
import { score } from './accuracy/score.mjs'
import { CorpusError, readCorpus, toHar } from './corpus.mjs'
import { readPacks } from './pack-folders.mjs'

const USAGE = 'npm run accuracy -- [--write] FILE.jsonl[.gz]'
const DOCUMENT = join(import.meta.dirname, '../docs/accuracy.md')

/** What the annotate command says, by the record's index. @param {import('./corpus.mjs').CorpusRecord[]} records */
function annotateAll(records) {
  const folder = mkdtempSync(join(tmpdir(), 'accuracy-'))
  try {
    const har = join(folder, 'corpus.har')
    writeFileSync(har, JSON.stringify(toHar(records)))
    const command = join(import.meta.dirname, 'command.mjs')
    const output = execFileSync(process.execPath, [command, 'annotate', '--json', har], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    /** @type {import('./accuracy/score.mjs').Annotated[]} */
    const annotations = JSON.parse(output).annotations
    return new Map(annotations.map((each) => [each.entry, each]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} path @param {boolean} isWritten */
function measure(path, isWritten) {
  const records = readCorpus(path)
  const tally = score(records, annotateAll(records))
  console.log(toTable(tally))
  if (!isWritten) return
  const errors = records.filter(({ kind }) => kind === 'error').length
  const context = {
    date: new Date().toISOString().slice(0, 10),
    packs: readPacks().length,
    errors,
    successes: records.length - errors,
    vendors: new Set(records.map(({ vendor }) => vendor)).size,
  }
  writeFileSync(DOCUMENT, toMarkdown(tally, context))
  console.log(`\nwrote ${DOCUMENT}`)
}

const args = process.argv.slice(2)
const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--write')
const files = args.filter((arg) => !arg.startsWith('-'))
const [file] = files
if (unknown || files.length > 1) {
  console.error(
    `accuracy: ${unknown ? `unknown option ${unknown}` : 'one corpus at a time'}; usage: ${USAGE}`,
  )
  process.exit(2)
}
if (!file) console.log(`accuracy: skipped, because no corpus was given (${USAGE})`)
else if (!existsSync(file)) console.log(`accuracy: skipped, because there is no file ${file}`)
else {
  try {
    measure(file, args.includes('--write'))
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error
    console.error(`accuracy: ${error.message}`)
    process.exit(1)
  }
}
