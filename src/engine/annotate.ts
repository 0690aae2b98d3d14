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
import { readAll, readFirst } from './reading/place'
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
  const codes = [...new Set(items.flatMap(({ code }) => (code === null ? [] : [code])))]
  const only = codes.length === 1 ? items.find(({ code }) => code === codes[0]) : undefined
  const isKnown = (problem: ReadProblem | undefined) =>
    problem?.code != null && known !== undefined && Object.hasOwn(known, problem.code)
  return (only && isKnown(only) ? only : head) ?? { code: null, message: null, field: null, fieldIn: null }
}

const unique = (sources: (Source | null | undefined)[]): Source[] => {
  const byUrl = new Map(sources.flatMap((source) => (source ? [[source.url, source] as const] : [])))
  return [...byUrl.values()]
}

function idsOf(reading: Reading, pack: Pack): Id[] {
  return (pack.ids ?? []).flatMap(({ label, at }) =>
    readAll(reading, at)
      .slice(0, 1)
      .map(({ text }) => ({ label, value: text })),
  )
}

function summaryOf(problems: Problem[], knowns: Known[], status: number): string | null {
  const titled = problems.find(({ title }) => title)
  const field = problems.find((problem) => problem.field)?.field
  if (titled?.title) return field ? `${titled.title}: ${field}` : titled.title
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
    return { summary, meaning: beside.meaning, resolution: beside.resolution, sources: [beside.source] }
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
  const spoken = [firstWith(knowns, 'meaning'), firstWith(knowns, 'retry')]
  const notes = new Set(spoken.flatMap((known) => (known?.statement.note ? [known.statement.note] : [])))
  for (const { words } of malformed) notes.add(`"${words}" could not be read and was ignored.`)
  if (body.cut) notes.add('The browser cut this body, so what stands after the cut is missing here.')
  if (exchange.failure?.kind === 'cors' && exchange.response.status > 0) {
    notes.add(`The server answered ${exchange.response.status}, but the page's code cannot see that answer.`)
  }
  return [...notes]
}

/** Explain → judge: what the finding means, once its pack's explanations are in the catalogue. */
export function conclude(examined: Examined, catalogue: Catalogue, nowMs: number): Annotation {
  const { reading, pack, extracted, evidence, alternatives } = examined
  const { exchange } = reading
  const { fallback } = catalogue
  const look = (problem: ReadProblem) => lookUp(problem, pack, reading, catalogue)
  const looked = new Map(extracted.problems.map((problem) => [problem, look(problem)]))
  const problems: Problem[] = [...looked].map(([problem, each]) => ({ ...problem, title: titleOf(each) }))
  const explained = toExplain(extracted.problems, catalogue.words.get(pack.id)?.codes)
  const knowns = looked.get(explained) ?? look(explained)
  const both = pack === fallback ? [pack] : [pack, fallback]
  const api = apiOf(reading, pack, catalogue)
  const { delay, malformed } = findDelay(reading, both, nowMs)
  const retry = judge({
    exchange,
    known: firstWith(knowns, 'retry'),
    delay,
    flag: readFirst(
      reading,
      both.flatMap((each) => each.retry?.flags ?? []),
    ),
    key: readKey(reading, [api, fallback]),
    takesKey: api !== fallback && api.retry?.idempotencyKey !== undefined,
    readOnly: isReadOnly(reading, both),
  })
  const beside = wordsBesideStatus(exchange, pack !== fallback)
  const { sources, ...explanation } = explanationOf(problems, knowns, beside, exchange)
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
    ...explanation,
    retry,
    policy: policyOf(reading, api, catalogue),
    findings: [
      ...findUnexposed(reading, both),
      ...findBreaches(reading, pack, catalogue.words.get(pack.id) ?? {}),
    ],
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
