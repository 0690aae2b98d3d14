/**
 * `import-docs [--id ID] [--host HOST …] [--report] PAGE`: a documentation page or an API description → a pack. stdout carries the result and
 * nothing else. Ends with 1 where the page holds nothing to make a pack of, and with 2 where the call makes no sense.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Draft } from '../authoring/draft'
import { hostIn } from '../authoring/making/hosts'
import { isId } from '../authoring/making/identity'
import { looksLikeDescription, readDescription } from '../authoring/openapi/description'
import { readOpenApi } from '../authoring/openapi/read-openapi'
import { type PageForm, readPage } from '../authoring/page/read-page'
import { readDraft } from '../authoring/read-draft'
import { reportOf } from '../authoring/report'
import { type PackAsk, toPack } from '../authoring/to-pack'
import { type Pack, parsePack } from '../engine'
import { readText, stop } from './ending'

const USAGE = 'usage: import-docs [--id ID] [--host HOST …] [--report] PAGE (- reads standard input)'

interface Ask {
  page: string
  report: boolean
  pack: PackAsk
}

function parsed() {
  try {
    return parseArgs({
      options: {
        id: { type: 'string' },
        host: { type: 'string', multiple: true },
        report: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    return stop(`${(error as Error).message.split('\n', 1)[0]}; ${USAGE}`)
  }
}

/** Reads the arguments; what makes no sense ends the command. */
function readArgs(): Ask {
  const { values, positionals } = parsed()
  const [page] = positionals
  if (!page || positionals.length > 1) stop(USAGE)
  const { id = null, host: hosts = [] } = values
  if (id !== null && !isId(id)) {
    stop(`--id ${id}: an id has small letters and digits, with single hyphens or dots between them`)
  }
  const stray = hosts.find((host) => hostIn(host) === null)
  if (stray !== undefined) stop(`--host ${stray}: is no host such as api.example.com or *.example.com`)
  const today = new Date().toISOString().slice(0, 10)
  return { page, report: values.report, pack: { id, hosts, today } }
}

/** By the end of a file's name; what has another is told by its text. */
const FORMS: Record<string, PageForm> = {
  md: 'markdown',
  mdx: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  txt: 'text',
}

/** The text of a page, which has to hold something. */
function textOf(page: string): string {
  const text = page === '-' ? readFileSync(0, 'utf8') : readText(page, 'a documentation page')
  if (text.includes('\0')) stop(`${page}: is no text`)
  if (text.trim() === '') stop(`${page}: the page is empty`)
  return text.replace(/^\uFEFF/, '')
}

/** An API description, by its name or its head; one that cannot be read ends the command. */
function describedIn(page: string, text: string, form: PageForm | null): Draft | null {
  const isNamed = /\.(?:json|ya?ml)$/i.test(page)
  if (!isNamed && (form !== null || !looksLikeDescription(text))) return null
  try {
    return readOpenApi(readDescription(text))
  } catch (error) {
    return stop(`${page}: ${(error as Error).message}`)
  }
}

/** What is understood of a file: of an API description, or else of a page. */
function draftOf(page: string, text: string): Draft {
  const form = FORMS[/\.(\w+)$/.exec(page)?.[1]?.toLowerCase() ?? ''] ?? null
  return describedIn(page, text, form) ?? readDraft(readPage(text, form))
}

/** A pack that its own schema refuses is a fault of this command, and is never handed on. */
function packOf(page: string, draft: Draft, ask: PackAsk): Pack {
  try {
    return parsePack(toPack(draft, ask))
  } catch (error) {
    return stop(
      `${page}: a fault of import-docs, the pack is not valid: ${(error as Error).message.replace(/\n/g, '; ')}`,
    )
  }
}

const MAX_LEFTOVERS = 20

/** Texts of a page go to a terminal: without control characters, and not too long. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 160)

/** Says what a page lacks, and which of its lines came near. */
function complain(page: string, { leftovers }: Draft): void {
  const near = leftovers.slice(0, MAX_LEFTOVERS).map(({ line, text }) => `  line ${line}: ${printable(text)}`)
  const more = leftovers.length > near.length ? [`  and ${leftovers.length - near.length} more`] : []
  const hint = near.length > 0 ? ', only lines that were not understood:' : ''
  process.stderr.write(
    `${[`${page}: found no error codes and no statuses${hint}`, ...near, ...more].join('\n')}\n`,
  )
  process.exitCode = 1
}

function main(): void {
  const { page, report, pack: ask } = readArgs()
  const draft = draftOf(page, textOf(page))
  if (!report && draft.codes.length === 0 && draft.statuses.length === 0) {
    complain(page, draft)
    return
  }
  const pack = packOf(page, draft, ask)
  process.stdout.write(`${JSON.stringify(report ? reportOf(draft, pack) : pack, null, 2)}\n`)
}

main()
