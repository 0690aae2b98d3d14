/** `annotate [--json] [--filter TEXT] [--packs FILE.json] FILE.har …`: the engine for HAR files. stdout carries the result and nothing else. */
import { attemptOf } from '../audit/attempt'
import { auditAll } from '../audit/audit'
import { type HarExchanges, readHar } from '../capture/har-file'
import { annotate, type Catalogue, keyOf } from '../engine'
import { type Filter, parseFilter } from '../filter/filter'
import { compileWith } from '../own-packs/combine'
import { mergePacks } from '../own-packs/merge'
import type { OwnPack } from '../own-packs/schema'
import { packs } from '../packs/whole'
import { type AnnotatedEntry, type AuditedEntries, toDocument } from './document'
import { readText, stop } from './ending'
import { readOwnPacks } from './own-packs'
import { toTable } from './table'

const USAGE = 'usage: annotate [--json] [--filter TEXT] [--packs FILE.json] FILE.har …'

function readFile(path: string): HarExchanges {
  const text = readText(path, 'a HAR file')
  try {
    return readHar(text)
  } catch (error) {
    return stop(`${path}: ${(error as Error).message}`)
  }
}

interface Ask {
  json: boolean
  /** null: everything is listed. */
  filter: Filter | null
  /** Files of own packs. */
  packs: string[]
  files: string[]
}

/** Reads the arguments; what makes no sense ends the command. */
function readArgs(args: string[]): Ask {
  const ask: Ask = { json: false, filter: null, packs: [], files: [] }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--json') ask.json = true
    else if (arg === '--filter') ask.filter = readFilter(args[++at])
    else if (arg.startsWith('--filter=')) ask.filter = readFilter(arg.slice('--filter='.length))
    else if (arg === '--packs') ask.packs.push(args[++at] ?? stop(`--packs needs a file; ${USAGE}`))
    else if (arg.startsWith('--packs=')) ask.packs.push(arg.slice('--packs='.length))
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

/** The packs of these files; of two with one id the last counts. What is wrong with any ends the command, in a line. */
function readPacks(paths: string[]): OwnPack[] {
  return paths.reduce<OwnPack[]>((known, path) => {
    const read = readOwnPacks(path)
    if ('problems' in read) stop(`${path}: ${read.problems[0]}; npm run pack:check tells all`)
    return mergePacks(known, read.file.packs).packs
  }, [])
}

function catalogueWith(own: OwnPack[]): Catalogue {
  const { catalogue, refused } = compileWith(packs, own)
  const [first] = refused
  if (first) stop(`--packs: ${first.id}: ${first.why}`)
  return catalogue
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
  const { json, filter, packs: packFiles, files } = readArgs(args)
  const catalogue = catalogueWith(readPacks(packFiles))
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
