/** A request as a command line for curl, for POSIX shells and for the prompt of Windows. */
import type { Exchange, Header } from '../engine'
import { isJson } from './is-json'
import type { Redaction } from './redaction/redact'
import { addressOf, bodyOf, named, requestNotes } from './request-parts'
import { isHeader, isToken } from './sendable'
import { fitsPosix, fitsWindows, posixWord, windowsWord } from './shell-words'

/** What a body becomes: a text to pass on, with a note where its spelling changed, or why it has to come from a file. */
type BodyText = { text: string; note: string | null } | { why: string }

interface Shell {
  word(text: string): string
  fits(text: string): boolean
  bodyText(body: string): BodyText
  comment: string
  lineEnd: string
  /** Characters of a whole command. */
  maxChars: number
}

/** Linux takes arguments of up to 128 KiB (MAX_ARG_STRLEN, with the NUL at the end). */
const MAX_ARGUMENT_BYTES = 131_071

const POSIX: Shell = {
  word: posixWord,
  fits: fitsPosix,
  bodyText: (body) => {
    if (!fitsPosix(body)) return { why: 'it is not all text' }
    const isLong =
      body.length > MAX_ARGUMENT_BYTES || new TextEncoder().encode(body).length > MAX_ARGUMENT_BYTES
    return isLong ? { why: 'it is longer than an argument may be' } : { text: body, note: null }
  },
  comment: '# ',
  lineEnd: ' \\\n  ',
  maxChars: Number.POSITIVE_INFINITY,
}

/** In valid JSON these are white space, or stand in a string, where an escape means the same (RFC 8259 §7). */
const inAscii = (json: string) =>
  json.replace(/[^ -~]/g, (char) =>
    /[\t\r\n]/.test(char) ? ' ' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What cmd.exe takes at its prompt (learn.microsoft.com, "Command prompt line string limitation"). */
const MAX_CMD_CHARS = 8_191

const WINDOWS: Shell = {
  word: windowsWord,
  fits: fitsWindows,
  bodyText: (body) => {
    if (body.length > MAX_CMD_CHARS) return { why: 'it is longer than the prompt takes' }
    if (fitsWindows(body)) return { text: body, note: null }
    if (!isJson(body)) return { why: 'it holds characters that the prompt does not pass on' }
    const note = 'The JSON means what was sent, spelled without tabs, line ends and characters beyond ASCII.'
    return { text: inAscii(body), note }
  },
  comment: 'rem ',
  lineEnd: ' ^\n  ',
  maxChars: MAX_CMD_CHARS,
}

/** curl makes these itself; the encoding it takes care of with --compressed. */
const CURLS_OWN = /^(?:host|content-length|transfer-encoding)$/i
const isCompression = ({ name, value }: Header) =>
  /^accept-encoding$/i.test(name) && /gzip|deflate|br|zstd/i.test(value)

function headerOptions(headers: readonly Header[], hasBody: boolean, { word }: Shell): string[] {
  const lines = headers.map(({ name, value }) => (value.trim() === '' ? `${name};` : `${name}: ${value}`))
  // With a body curl adds a form's content type, unless it is told to send none.
  const isTyped = headers.some(({ name }) => /^content-type$/i.test(name))
  return [...lines, ...(hasBody && !isTyped ? ['Content-Type:'] : [])].map((line) => `-H ${word(line)}`)
}

function methodOption(method: string, hasBody: boolean, { word }: Shell): string[] {
  if (!isToken(method) || method === (hasBody ? 'POST' : 'GET')) return []
  return [method === 'HEAD' && !hasBody ? '--head' : `-X ${word(method)}`]
}

/** Brackets and braces are a list of addresses to curl, and dots between slashes would be folded. */
const addressOptions = (url: string) => [
  ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
  ...(/\/\.\.?(?:[/?]|$)/.test(url) ? ['--path-as-is'] : []),
]

const BODY_FILE = 'request-body.txt'

const fileNote = (why: string) => `Save the body as ${BODY_FILE} first: ${why}.`

function write(
  exchange: Exchange,
  shell: Shell,
  hidden: Redaction,
  bodyText: Shell['bodyText'],
): { notes: string[]; command: string } {
  const { word } = shell
  const { request } = exchange
  const url = addressOf(request)
  const body = bodyOf(exchange)
  const sent = request.headers.filter((header) => !CURLS_OWN.test(header.name) && !isCompression(header))
  const typable = sent.filter((header) => isHeader(header) && shell.fits(header.value))
  const lost = sent.filter((header) => !typable.includes(header))
  const given = body === null ? null : bodyText(body)
  const data =
    given && ('why' in given ? `--data-binary ${word(`@${BODY_FILE}`)}` : `--data-raw ${word(given.text)}`)
  const parts = [
    // An address that starts like an option must not become one.
    `curl ${/^\w/.test(url) ? '' : '--url '}${word(url)}`,
    ...addressOptions(url),
    ...methodOption(request.method, data !== null, shell),
    ...headerOptions(typable, data !== null, shell),
    ...(data === null ? [] : [data]),
    ...(request.headers.some(isCompression) ? ['--compressed'] : []),
  ]
  const notes = [
    ...requestNotes(exchange, hidden),
    lost.length > 0 ? `Left out, since a command line cannot carry them: ${named(lost)}.` : null,
    given && ('why' in given ? fileNote(given.why) : given.note),
  ].filter((note) => note !== null)
  return { notes, command: parts.join(parts.length > 2 ? shell.lineEnd : ' ') }
}

function curl(exchange: Exchange, shell: Shell, hidden: Redaction): string {
  let { notes, command } = write(exchange, shell, hidden, shell.bodyText)
  if (command.length > shell.maxChars) {
    const why = 'the command is longer than the prompt takes'
    ;({ notes, command } = write(exchange, shell, hidden, () => ({ why })))
  }
  if (command.length > shell.maxChars)
    notes.push(
      `This is longer than the ${shell.maxChars} characters that the prompt takes: use another shell.`,
    )
  return [...notes.map((note) => shell.comment + note), command].join('\n')
}

/**
 * The request as a command for curl in sh, bash or zsh: body and headers as they were sent. What could not be given on a
 * command line, or was not recorded, is said in comments above, which hold nothing that any shell acts upon.
 * @param hidden what redaction did to the request
 */
export const curlPosix = (exchange: Exchange, hidden: Redaction = 'none'): string =>
  curl(exchange, POSIX, hidden)

/** The same for curl.exe at the prompt of cmd.exe. */
export const curlWindows = (exchange: Exchange, hidden: Redaction = 'none'): string =>
  curl(exchange, WINDOWS, hidden)
