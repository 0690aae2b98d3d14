/** `annotate [--json] FILE.har …`: the engine for HAR files. stdout carries the result and nothing else. */
import { readFileSync } from 'node:fs'
import { type HarExchanges, readHar } from '../capture/har-file'
import { annotate, compile } from '../engine'
import { packs } from '../packs/whole'
import { type AnnotatedEntry, toDocument } from './document'
import { toTable } from './table'

const USAGE = 'usage: annotate [--json] FILE.har …'

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

function main(args: string[]): void {
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  if (unknown) stop(`unknown option ${unknown}; ${USAGE}`)
  const files = args.filter((arg) => !arg.startsWith('--'))
  if (files.length === 0) stop(USAGE)
  const catalogue = compile(packs)
  const nowMs = Date.now()
  let entries = 0
  const annotated: AnnotatedEntry[] = []
  for (const file of files) {
    const har = readFile(file)
    entries += har.entries
    for (const { entry, exchange } of har.exchanges) {
      const annotation = annotate(exchange, catalogue, nowMs)
      if (annotation) annotated.push({ file, entry, exchange, annotation })
    }
  }
  const output = args.includes('--json')
    ? `${JSON.stringify(toDocument(annotated, entries, files.length > 1))}\n`
    : toTable(annotated, entries)
  process.stdout.write(output)
}

main(process.argv.slice(2))
