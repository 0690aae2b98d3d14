/** `annotate [--json] [--filter TEXT] FILE.har …`: the engine for HAR files. stdout carries the result and nothing else. */
import { readFileSync } from 'node:fs'
import { attemptOf } from '../audit/attempt'
import { auditAll } from '../audit/audit'
import { type HarExchanges, readHar } from '../capture/har-file'
import { annotate, type Catalogue, compile, keyOf } from '../engine'
import { type Filter, parseFilter } from '../filter/filter'
import { packs } from '../packs/whole'
import { type AnnotatedEntry, type AuditedEntries, toDocument } from './document'
import { toTable } from './table'

const USAGE = 'usage: annotate [--json] [--filter TEXT] FILE.har …'

/** Ends the command as a usage error does: one line on stderr, nothing on stdout. */
function stop(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}

function readFile(path: string): HarExchanges {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    stop(
      `${path}: ${code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'is a folder, not a HAR file' : `cannot be read (${code})`}`,
    )
  }
  try {
    return readHar(text)
  } catch (error) {
    stop(`${path}: ${(error as Error).message}`)
  }
}

interface Ask {
  json: boolean
  /** null: everything is listed. */
  filter: Filter | null
  files: string[]
}

/** Reads the arguments; what makes no sense ends the command. */
function readArgs(args: string[]): Ask {
  const ask: Ask = { json: false, filter: null, files: [] }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--json') ask.json = true
    else if (arg === '--filter') ask.filter = readFilter(args[++at])
    else if (arg.startsWith('--filter=')) ask.filter = readFilter(arg.slice('--filter='.length))
    else if (arg.startsWith('--')) stop(`unknown option ${arg}; ${USAGE}`)
    else ask.files.push(arg)
  }
  if (ask.files.length === 0) stop(USAGE)
  return ask
}

function readFilter(text: string | undefined): Filter {
  if (text === undefined) stop(`--filter needs a text; ${USAGE}`)
  const filter = parseFilter(text)
  if (filter.problems.length > 0) stop(`--filter: ${filter.problems.join('; ')}`)
  return filter
}

/** Explains every entry of a file that the filter lets through, and holds the tries in the file against each other. */
function look(file: string, catalogue: Catalogue, nowMs: number, filter: Filter | null) {
  const { exchanges, entries } = readFile(file)
  const annotated: AnnotatedEntry[] = []
  const listed = new Set<number>()
  const attempts = exchanges.flatMap(({ entry, exchange }) => {
    const annotation = annotate(exchange, catalogue, nowMs)
    if (filter?.matches({ exchange, annotation, imported: file }) ?? true) {
      listed.add(entry)
      if (annotation) annotated.push({ file, entry, exchange, annotation })
    }
    const key = keyOf(exchange, annotation?.pack ?? null, catalogue)
    return attemptOf(entry, exchange, { annotation, key }) ?? []
  })
  const audited: AuditedEntries[] = auditAll(attempts)
    .filter((audit) => audit.attempts.some(({ rowId }) => listed.has(rowId)))
    .map((audit) => ({ file, audit }))
  return { annotated, audited, entries }
}

function main(args: string[]): void {
  const { json, filter, files } = readArgs(args)
  const catalogue = compile(packs)
  const nowMs = Date.now()
  const looks = files.map((file) => look(file, catalogue, nowMs, filter))
  const annotated = looks.flatMap((each) => each.annotated)
  const audited = looks.flatMap((each) => each.audited)
  const entries = looks.reduce((sum, each) => sum + each.entries, 0)
  const output = json
    ? `${JSON.stringify(toDocument(annotated, audited, entries, files.length > 1))}\n`
    : toTable(annotated, audited, entries, filter !== null)
  process.stdout.write(output)
}

main(process.argv.slice(2))
