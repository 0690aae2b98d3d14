/** Detect → extract → explain → judge: the engine's one flow, from an exchange to what the panel shows. */
import type { Annotation, Id, Problem, Source } from './annotation'
import { findBreaches } from './contract/contract'
import type { Catalogue } from './detection/compile'
import { type Examined, examine } from './detection/examine'
import type { Exchange } from './exchange'
import { firstWith, type Known, lookUp, titleOf } from './explain'
import { findRequestId } from './generic/request-id'
import type { Pack, PackWords } from './pack'
import type { ReadProblem } from './reading/extract'
import { type ReadText, readAll, readFirst } from './reading/place'
import type { Reading } from './reading/reading'
import { findUnexposed } from './transport/exposure'
import { type Words, wordsBesideStatus } from './transport/failure-words'
import { findDelay } from './verdict/find-delay'
import { apiOf, isReadOnly, policyOf, readKey } from './verdict/policy'
import { judge } from './verdict/verdict'

/**
 * The problem to explain. One item that names the cause more exactly than the whole does (an umbrella code with a
 * single reason) speaks for it, when the pack knows that code.
 */
function toExplain(problems: ReadProblem[], known: PackWords['codes']): ReadProblem {
  const [head, ...items] = problems
  if (head && items.length === 0) return head
  const codes = [...new Set(items.flatMap(({ code }) => (code === null ? [] : [code])))]
  const only = codes.length === 1 ? items.find(({ code }) => code === codes[0]) : undefined
  const isKnown = (problem: ReadProblem | undefined) =>
    problem?.code != null && known !== undefined && Object.hasOwn(known, problem.code)
  return (only && isKnown(only) ? only : head) ?? { code: null, message: null, field: null, fieldIn: null }
}

const titled = (problem: ReadProblem, knowns: Known[]): Problem => ({ ...problem, title: titleOf(knowns) })

/** One for each page; of two that were read on different days the last. */
function unique(sources: readonly (Source | null | undefined)[]): Source[] {
  const found: Source[] = []
  for (const source of sources) {
    if (!source) continue
    const at = found.findIndex(({ url }) => url === source.url)
    if (at < 0) found.push(source)
    else found[at] = source
  }
  return found
}

function idsOf(reading: Reading, { ids }: Pack): Id[] {
  const found: Id[] = []
  if (!ids) return found
  for (const { label, at } of ids) {
    const value = readAll(reading, at)[0]?.text
    if (value !== undefined) found.push({ label, value })
  }
  return found
}

/** Where the server itself says whether to repeat; what the API's own pack knows of comes first. */
function readFlag(reading: Reading, packs: readonly Pack[]): ReadText | null {
  for (const { retry } of packs) {
    const flag = readFirst(reading, retry?.flags)
    if (flag) return flag
  }
  return null
}

function summaryOf(problems: Problem[], knowns: Known[], status: number): string | null {
  const known = problems.find(({ title }) => title)
  const field = problems.find((problem) => problem.field)?.field
  if (known?.title) return field ? `${known.title}: ${field}` : known.title
  // What the status is called says least, and of a success it would be misleading.
  return problems[0]?.message ?? (status < 400 ? null : (firstWith(knowns, 'title')?.statement.title ?? null))
}

/** The explanation: below HTTP the failure speaks, else what is known of the code, else what stands beside the status. */
function explanationOf(
  problems: Problem[],
  knowns: Known[],
  beside: Words | null,
  { failure, response }: Exchange,
) {
  const meaning = firstWith(knowns, 'meaning')
  const resolution = firstWith(knowns, 'resolution')
  if (beside && (failure || !meaning)) {
    const summary = failure ? beside.title : (summaryOf(problems, knowns, response.status) ?? beside.title)
    const known = failure ? null : resolution
    return {
      summary,
      meaning: beside.meaning,
      resolution: known?.statement.resolution ?? beside.resolution,
      sources: [beside.source, known?.source],
    }
  }
  return {
    summary: summaryOf(problems, knowns, response.status) ?? `HTTP ${response.status}`,
    meaning: meaning?.statement.meaning ?? null,
    resolution: resolution?.statement.resolution ?? null,
    sources: [meaning?.source, resolution?.source],
  }
}

function notesOf(reading: Reading, knowns: Known[], malformed: { words: string }[]): string[] {
  const { exchange, body } = reading
  const notes: string[] = []
  for (const known of [firstWith(knowns, 'meaning'), firstWith(knowns, 'retry')]) {
    const note = known?.statement.note
    if (note && !notes.includes(note)) notes.push(note)
  }
  for (const words of new Set(malformed.map((each) => each.words)))
    notes.push(`"${words}" could not be read and was ignored.`)
  if (reading.brokeOff) {
    notes.push(
      `The error came as an event of a stream that had begun with status ${exchange.response.status}.`,
    )
  }
  if (body.cut) notes.push('The browser cut this body, so what stands after the cut is missing here.')
  if (exchange.failure?.kind === 'cors' && exchange.response.status > 0) {
    notes.push(`The server answered ${exchange.response.status}, but the page's code cannot see that answer.`)
  }
  return notes
}

/** Explain → judge: what the finding means, once its pack's explanations are in the catalogue. */
export function conclude(examined: Examined, catalogue: Catalogue, nowMs: number): Annotation {
  const { reading, pack, extracted, evidence, alternatives } = examined
  const { exchange } = reading
  const { fallback } = catalogue
  const look = (problem: ReadProblem) => lookUp(problem, pack, reading, catalogue)
  const words = catalogue.words.get(pack.id)
  const looked = extracted.problems.map(look)
  const problems = extracted.problems.map((problem, i) => titled(problem, looked[i] ?? []))
  const explained = toExplain(extracted.problems, words?.codes)
  const knowns = looked[extracted.problems.indexOf(explained)] ?? look(explained)
  const both = pack === fallback ? [pack] : [pack, fallback]
  const api = apiOf(reading, pack, catalogue)
  const { delay, malformed } = findDelay(reading, both, nowMs)
  const retry = judge({
    exchange,
    known: firstWith(knowns, 'retry'),
    delay,
    flag: readFlag(reading, both),
    key: readKey(reading, [api, fallback]),
    takesKey: api !== fallback && api.retry?.idempotencyKey !== undefined,
    readOnly: isReadOnly(reading, both),
    begun: reading.brokeOff,
  })
  const beside = wordsBesideStatus(exchange, pack !== fallback)
  const { summary, meaning, resolution, sources } = explanationOf(problems, knowns, beside, exchange)
  // What the network in front of the API counts by is better than nothing, and worse than anything else.
  const requestId =
    (pack === fallback ? null : readFirst(reading, pack.requestId)) ??
    findRequestId(reading.body, reading.exchange.response.headers) ??
    readFirst(reading, fallback.requestId)
  return {
    pack: pack.id,
    vendor: pack.name,
    specificity: pack.specificity,
    problems,
    requestId: requestId?.text ?? null,
    ids: idsOf(reading, pack),
    summary,
    meaning,
    resolution,
    retry,
    policy: policyOf(reading, api, catalogue),
    findings: [...findUnexposed(reading, both), ...(words ? findBreaches(reading, pack, words) : [])],
    notes: notesOf(reading, knowns, malformed),
    sources: unique([...sources, retry.source]),
    evidence,
    alternatives,
    read: extracted.read,
  }
}

/**
 * Explains one exchange: which envelope this is, what the error means, how to resolve it, whether and when to repeat.
 * @param nowMs epoch ms, used only where the exchange itself carries no time
 * @returns null when the exchange is not an error
 */
export function annotate(exchange: Exchange, catalogue: Catalogue, nowMs: number): Annotation | null {
  const examined = examine(exchange, catalogue)
  return examined && conclude(examined, catalogue, nowMs)
}
