/** A row as Markdown for a ticket or a chat: everything that the card says, and the response body. */
import type { Annotation, Body, Exchange, Finding, Problem, Source } from '../engine'
import { codeBlock, codeSpan, prose } from './markdown'
import type { Shared } from './shared-row'
import { CUT_BODY, FAILURE_WORDS, MISSING_BODY, VERDICT_WORDS } from './words'

/** Longer bodies are cut, which is said: a report is read by people. */
const MAX_BODY_CHARS = 10_000

/** The same for a value within a line. */
const MAX_VALUE_CHARS = 2_000

const cut = (text: string, maxChars: number) =>
  // Not amid a surrogate pair.
  text.length > maxChars ? text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '') : text

function span(text: string): string {
  const shown = cut(text, MAX_VALUE_CHARS)
  return (
    codeSpan(shown) +
    (shown.length < text.length ? ` (the first ${shown.length} of ${text.length} characters)` : '')
  )
}

/** Somebody's own pack may rest on no page: then it is named. */
const sourceLink = ({ url, checked }: Source) => {
  const place = /^https?:/i.test(url) ? `<${encodeURI(url).replaceAll('%25', '%')}>` : prose(url)
  return `${place} (checked ${prose(checked)})`
}

const paragraph = (title: string, text: string | null) => (text ? [`**${title}:** ${text}`] : [])
const list = (title: string, items: readonly string[]) =>
  items.length > 0 ? [`**${title}:**\n\n${items.map((item) => `- ${item}`).join('\n')}`] : []

function headline(status: number, annotation: Annotation | null): string {
  if (!annotation) return status === 0 ? 'No response' : `HTTP ${status}`
  const [problem] = annotation.problems
  const code = problem?.code ? ` ${span(problem.code)}` : ''
  return `${prose(annotation.vendor)}:${code} ${prose(problem?.title ?? annotation.summary)}`
}

/** `2026-11-22T12:00:00.000Z`; null for what is no moment. */
function utc(epochMs: number | null): string | null {
  const date = new Date(epochMs ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function requestLine({ request, response, startedAtMs, durationMs, failure }: Exchange): string[] {
  const { status, statusText } = response
  const answer = status === 0 ? 'no response' : span(`${status} ${statusText}`.trim())
  const at = utc(startedAtMs)
  const when = [
    ...(at ? [`started ${at}`] : []),
    ...(durationMs === null ? [] : [`took ${Math.round(durationMs)} ms`]),
  ].join(', ')
  const reason = failure?.reason ? ` (${failure.inferred ? 'inferred: ' : ''}${span(failure.reason)})` : ''
  return [
    `${span(`${request.method} ${request.url}`)} → ${answer}${when && ` (${when})`}`,
    ...(failure ? [FAILURE_WORDS[failure.kind] + reason] : []),
  ]
}

function problemLine({ code, message, field, fieldIn }: Problem): string {
  const at = field ? `${span(field)}${fieldIn ? ` (${fieldIn})` : ''}` : ''
  return [at, code ? span(code) : '', message ? span(message) : ''].filter(Boolean).join(': ')
}

const findingLine = ({ what, why, fix, line, source }: Finding) =>
  [prose(what), prose(why), prose(fix), line ? span(line) : '', source ? sourceLink(source) : '']
    .filter(Boolean)
    .join(' ')

function retryLines({ retry }: Annotation): string[] {
  const { verdict, because, answers } = retry
  return [
    `**${VERDICT_WORDS[verdict]}.** ${prose(because)}`,
    `- Will repeating help? ${prose(answers.helps)}\n- Is it safe? ${prose(answers.safe)}\n- When? ${prose(answers.when)}`,
  ]
}

function explanation(annotation: Annotation): string[] {
  const { problems, meaning, resolution, requestId, ids, findings, notes, sources } = annotation
  const [problem] = problems
  const allIds = [...(requestId === null ? [] : [{ label: 'Request id', value: requestId }]), ...ids]
  return [
    ...paragraph('The server said', problem?.message ? span(problem.message) : null),
    ...paragraph('Meaning', meaning && prose(meaning)),
    ...paragraph('How to resolve', resolution && prose(resolution)),
    ...retryLines(annotation),
    ...list('Errors', problems.slice(1).map(problemLine)),
    ...list(
      'Ids',
      allIds.map(({ label, value }) => `${prose(label)}: ${span(value)}`),
    ),
    ...list('Also noticed', findings.map(findingLine)),
    ...list('Notes', notes.map(prose)),
    ...list('Sources', sources.map(sourceLink)),
  ]
}

/** The text that base64 stands for; null where it is none. */
function decoded(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function bodyPart(body: Body): string[] {
  if (body.state === 'missing') return paragraph('Response body', MISSING_BODY[body.why])
  const text = body.base64 ? decoded(body.text) : body.text
  if (text === null) return paragraph('Response body', 'It is binary.')
  if (text === '') return paragraph('Response body', 'It is empty.')
  const shown = cut(text, MAX_BODY_CHARS)
  const cuts = [
    ...(shown.length < text.length ? [`The first ${shown.length} of ${text.length} characters.`] : []),
    ...(body.cut ? [CUT_BODY] : []),
  ]
  const title = `**Response body:**${cuts.map((each) => ` ${each}`).join('')}`
  return [title, codeBlock(shown, /^\s*[{[]/.test(shown) ? 'json' : '')]
}

/** The report. Nothing that the server sent is read as markup: it stands in code, and nothing in it ends the code. */
export const markdownOf = ({ exchange, annotation }: Shared): string =>
  `${[
    `### ${headline(exchange.response.status, annotation)}`,
    ...requestLine(exchange),
    ...(annotation ? explanation(annotation) : []),
    ...bodyPart(exchange.response.body),
  ].join('\n\n')}\n`
