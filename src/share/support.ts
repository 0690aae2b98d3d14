/** A ticket for the vendor's support team: what that team asks for, then the answer that was received. Markdown. */
import {
  type Annotation,
  type Exchange,
  type Place,
  type Reading,
  readFirst,
  readingOf,
  type Support,
} from '../engine'
import { codeBlock, codeSpan, prose } from './markdown'
import { type Redaction, redactor } from './redaction/redact'

/** What a ticket is made of; `support` is the pack's, and absent where the vendor says nothing. */
export interface Ticket {
  exchange: Exchange
  annotation: Annotation
  support: Support | undefined
}

type Wish = Exclude<Support['give'][number], string>
type Fact = Exclude<Wish['at'], readonly unknown[]>

/** What nearly every support team asks for. */
const USUAL: Support['give'] = [
  { label: 'method', at: 'method' },
  { label: 'URL', at: 'url' },
  { label: 'time (UTC)', at: 'time' },
  { label: 'HTTP status', at: 'status' },
  { label: 'error code', at: 'code' },
  { label: 'message', at: 'message' },
]

/** Longer bodies are cut: a ticket is read by people, and no answer of an API that failed needs more. */
const MAX_BODY_CHARS = 20_000

const factsOf = ({ at }: Wish): readonly Fact[] => (Array.isArray(at) ? at : [at as Fact])
const isPlace = (fact: Fact): fact is Place => typeof fact !== 'string' || fact.startsWith('/')

/** `2026-11-22T12:00:00.000Z`; null for what is no moment. */
function utc(epochMs: number | null): string | null {
  const date = new Date(epochMs ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function read(fact: Fact, reading: Reading, annotation: Annotation): string | null {
  if (isPlace(fact)) return readFirst(reading, [fact])?.text ?? null
  const { request, response, startedAtMs } = reading.exchange
  const [problem] = annotation.problems
  switch (fact) {
    case 'method':
      return request.method
    case 'url':
      return request.url
    case 'time':
      return utc(startedAtMs)
    case 'status':
      return response.status === 0 ? null : String(response.status)
    case 'code':
      return problem?.code ?? null
    case 'message':
      return problem?.message ?? null
    default:
      return request.body || null
  }
}

/** Why something is not there, as exactly as the recording can tell. */
function missing(facts: readonly Fact[], { response }: Exchange): string {
  const isOfRequest = (fact: Fact) =>
    isPlace(fact) && typeof fact === 'object' && ('requestHeader' in fact || 'requestBody' in fact)
  if (facts.every(isOfRequest)) return 'not in this request'
  if (facts.includes('request body')) return 'none was sent, or none was recorded'
  if (facts.includes('time')) return 'not recorded'
  return response.status === 0 ? 'no response was received' : 'not in this response'
}

function line(wish: Support['give'][number], reading: Reading, annotation: Annotation): string {
  if (typeof wish === 'string') return `- ${prose(wish)}: (to be added by you)`
  const facts = factsOf(wish)
  const value = facts
    .map((fact) => read(fact, reading, annotation))
    .find((each) => each !== null && each !== '')
  const label = prose(wish.label)
  if (value == null) return `- ${label}: ${missing(facts, reading.exchange)}`
  if (!facts.includes('request body')) return `- ${label}: ${codeSpan(value)}`
  return `- ${label}: below`
}

function block(title: string, text: string): string {
  const shown = text.slice(0, MAX_BODY_CHARS)
  const cut = shown.length < text.length ? `, its first ${MAX_BODY_CHARS} of ${text.length} characters` : ''
  return `${title}${cut}:\n\n${codeBlock(shown, /^\s*[{[]/.test(shown) ? 'json' : '')}`
}

function bodies({ request, response }: Exchange, support: Support | undefined): string[] {
  const { body } = response
  const isWanted = support?.give.some(
    (wish) => typeof wish === 'object' && factsOf(wish).includes('request body'),
  )
  const sent = isWanted && request.body ? [block('Request body', request.body)] : []
  if (body.state === 'missing') return [...sent, 'The response body was not recorded.']
  if (body.text === '') return [...sent, 'The response body is empty.']
  return [...sent, block(body.cut ? 'Response body, cut by the browser' : 'Response body', body.text)]
}

const NOTES: Record<Redaction, string[]> = {
  none: [],
  mask: ['Credentials are masked.'],
  remove: ['Credentials and personal details are removed.'],
}

/** Identifiers that help only as they are: those that the annotation names and those that the vendor asks for. */
function keepOf({ exchange, annotation, support }: Ticket): string[] {
  const reading = readingOf(exchange)
  const asked = (support?.give ?? []).flatMap((wish) =>
    typeof wish === 'string'
      ? []
      : factsOf(wish)
          .filter(isPlace)
          .map((place) => readFirst(reading, [place])?.text),
  )
  const named = [annotation.requestId, ...annotation.ids.map(({ value }) => value)]
  const codes = annotation.problems.flatMap(({ code, field }) => [code, field])
  // An API that repeats a key or a password may call it whatever it likes, so what was sent is kept only if asked for.
  const { url, headers, body } = exchange.request
  const sent = [url, body ?? '', ...headers.map(({ value }) => value)]
  const own = [...named, ...codes].filter((each) => each && !sent.some((text) => text.includes(each)))
  return [...asked, ...own].filter((each) => typeof each === 'string' && each !== '') as string[]
}

/** Identifiers that were found, where nobody says which of them count. */
const found = ({ requestId, ids }: Annotation): string[] =>
  [...(requestId === null ? [] : [{ label: 'request id', value: requestId }]), ...ids].map(
    ({ label, value }) => `- ${prose(label)}: ${codeSpan(value)}`,
  )

/** The annotation was made of the exchange as it came, so its texts need the same redaction. */
const withTexts = (annotation: Annotation, text: (text: string) => string): Annotation => ({
  ...annotation,
  requestId: annotation.requestId && text(annotation.requestId),
  ids: annotation.ids.map(({ label, value }) => ({ label, value: text(value) })),
  problems: annotation.problems.map((each) => ({
    ...each,
    code: each.code && text(each.code),
    message: each.message && text(each.message),
  })),
})

/**
 * The text of a ticket. What the vendor asks for and this exchange does not hold is named as missing, so that nobody
 * looks for it. Everything passes through redaction; the identifiers that are asked for stay.
 */
export function supportText(ticket: Ticket, how: Redaction): string {
  const { support } = ticket
  const { exchange, text } = redactor(ticket.exchange, how, { keep: keepOf(ticket) })
  const annotation = withTexts(ticket.annotation, text)
  const reading = readingOf(exchange)
  const given = (support?.give ?? USUAL).map((wish) => line(wish, reading, annotation))
  const { status } = exchange.response
  return `${[
    `### ${prose(annotation.vendor)}: ${status === 0 ? 'no response' : `HTTP ${status}`}`,
    [...given, ...(support ? [] : found(annotation))].join('\n'),
    ...bodies(exchange, support),
    ...NOTES[how],
  ].join('\n\n')}\n`
}
