/** The keys of the filter language: what each one looks at, and how it is said in plain words. */
import { type FailureKind, type MissingBody, type Problem, VERDICTS } from '../engine'
import { hostOf, pathOf } from './address'
import type { Fits } from './pattern'
import type { Subject, Test } from './subject'

/** How a value reads after the words of its field: [`is`, `is not`, `GET`]. */
export type Said = readonly [verb: string, negated: string, object: string]

export interface Field {
  /** `the vendor`, as in "the vendor contains acme". */
  words: string
  /** One line for the list of suggestions. */
  hint: string
  /** Values that are suggested before the rows' own; the only ones allowed where `closed`. */
  values?: readonly string[]
  closed?: boolean
  /** Does one of the texts fit that a value is compared with? None is put into a list: this is asked of every row. */
  some?(subject: Subject, fits: Fits): boolean
  /** What is suggested of a subject, where it is not these texts. */
  suggests?(subject: Subject): string
  /** Where comparing texts will not do. null: the value makes no sense. */
  test?(value: string): Test | null
  /** How a value reads, where "contains" will not do. */
  say?(value: string): Said
}

const COMPARISON = /^(>=|<=|>|<|=)?(\d{1,3})$/
const BETWEEN = /^(\d{3})-(\d{3})$/
const CLASS = /^([1-5])xx$/i

/** `404`, `>=500`, `400-499`, `5xx`. */
function statusTest(value: string): Test | null {
  const inRange =
    (from: number, to: number) =>
    ({ exchange }: Subject) =>
      exchange.response.status >= from && exchange.response.status <= to
  const kind = CLASS.exec(value)
  if (kind) return inRange(Number(kind[1]) * 100, Number(kind[1]) * 100 + 99)
  const between = BETWEEN.exec(value)
  if (between) return inRange(Number(between[1]), Number(between[2]))
  const comparison = COMPARISON.exec(value)
  if (!comparison) return null
  const [, sign = '=', digits] = comparison
  const number = Number(digits)
  const ranges = {
    '>=': [number, 999],
    '<=': [1, number],
    '>': [number + 1, 999],
    '<': [1, number - 1],
    '=': [number, number],
  }
  const [from = 0, to = 0] = ranges[sign as keyof typeof ranges]
  return inRange(from, to)
}

const is = (object: string): Said => ['is', 'is not', object]

const SIGNS: Record<string, string> = { '>=': 'at least ', '<=': 'at most ', '>': 'over ', '<': 'under ' }
function sayStatus(value: string): Said {
  const [, sign = '', digits] = COMPARISON.exec(value) ?? []
  return is(digits === undefined ? value : `${SIGNS[sign] ?? ''}${digits}`)
}

const isFailure = ({ exchange, annotation }: Subject) =>
  annotation !== null || exchange.failure !== null || exchange.response.status >= 400

/** A property that a subject has or has not, and its name in a sentence. */
type Property = readonly [test: Test, words: string]

const IS: Record<string, Property> = {
  failure: [isFailure, 'a failure'],
  success: [(subject) => !isFailure(subject), 'a success'],
  imported: [({ imported }) => imported != null, 'from a file'],
  repeated: [({ repeats }) => repeats != null, 'sent from this panel'],
}

const HAS: Record<string, Property> = {
  body: [({ exchange }) => exchange.response.body.state === 'present', 'a response body'],
  delay: [({ annotation }) => annotation?.retry.delayMs != null, 'a named delay'],
  finding: [({ annotation }) => (annotation?.findings.length ?? 0) > 0, 'a finding'],
  id: [({ annotation }) => annotation?.requestId != null, 'a request id'],
}

const FAILURE_KINDS: readonly FailureKind[] = [
  'cancelled',
  'cors',
  'blocked',
  'unreachable',
  'network',
  'cut-off',
]

const MISSING: readonly MissingBody[] = [
  'never-read',
  'lost',
  'too-large',
  'blocked',
  'timeout',
  'over-budget',
  'not-recorded',
  'not-kept',
]

/** A field whose values are a short list. */
const oneOf = (values: readonly string[], test: (value: string) => Test, say: (value: string) => Said) => ({
  values,
  closed: true,
  test: (value: string) => (values.includes(value) ? test(value) : null),
  say,
})

const among = (properties: Record<string, Property>, verb: string, negated: string) =>
  oneOf(
    Object.keys(properties),
    (value) => (subject) => properties[value]?.[0](subject) ?? false,
    (value) => [verb, negated, properties[value]?.[1] ?? value],
  )

const says = (text: string | null, fits: Fits) => text !== null && fits(text)

/** A text of each problem of a row. */
const ofProblems =
  (textOf: (problem: Problem) => string | null) =>
  ({ annotation }: Subject, fits: Fits): boolean =>
    annotation?.problems.some((problem) => says(textOf(problem), fits)) ?? false

export const FIELDS: Readonly<Record<string, Field>> = {
  vendor: {
    words: 'the vendor',
    hint: 'whose error it is',
    some: ({ annotation }, fits) => annotation !== null && (fits(annotation.vendor) || fits(annotation.pack)),
    suggests: ({ annotation }) => annotation?.vendor ?? '',
  },
  code: {
    words: 'a code',
    hint: 'as the API spells it',
    some: ofProblems(({ code }) => code),
  },
  retry: {
    words: 'the verdict',
    hint: 'whether and when to repeat',
    ...oneOf(
      VERDICTS,
      (value) =>
        ({ annotation }) =>
          annotation?.retry.verdict === value,
      is,
    ),
  },
  status: {
    words: 'the status',
    hint: '404, >=500, 400-499, 5xx',
    values: ['>=400', '>=500', '4xx', '5xx'],
    suggests: ({ exchange }) => String(exchange.response.status || ''),
    test: statusTest,
    say: sayStatus,
  },
  method: {
    words: 'the method',
    hint: 'GET, POST …',
    suggests: ({ exchange }) => exchange.request.method,
    test:
      (value) =>
      ({ exchange }) =>
        exchange.request.method.toLowerCase() === value,
    say: (value) => is(value.toUpperCase()),
  },
  host: {
    words: 'the host',
    hint: 'api.example.com, *.example.com',
    some: ({ exchange }, fits) => fits(hostOf(exchange.request.url)),
  },
  path: {
    words: 'the path',
    hint: 'with its query: /v1/orders',
    some: ({ exchange }, fits) => fits(pathOf(exchange.request.url)),
  },
  field: {
    words: 'a field at fault',
    hint: 'the parameter that the API names',
    some: ofProblems(({ field }) => field),
  },
  message: {
    words: 'a message',
    hint: 'what the API said',
    some: ofProblems(({ message }) => message),
  },
  id: {
    words: 'an id',
    hint: 'request ids and the like',
    some: ({ annotation }, fits) =>
      annotation !== null &&
      (says(annotation.requestId, fits) || annotation.ids.some(({ value }) => fits(value))),
  },
  failed: {
    words: 'the request',
    hint: 'below HTTP: cors, cancelled …',
    ...oneOf(
      FAILURE_KINDS,
      (value) =>
        ({ exchange }) =>
          exchange.failure?.kind === value,
      (value) => ['failed below HTTP:', 'did not fail below HTTP:', value],
    ),
  },
  missing: {
    words: 'the response body',
    hint: 'why there is none: lost, too-large …',
    ...oneOf(
      MISSING,
      (value) =>
        ({ exchange: { response } }) =>
          response.body.state === 'missing' && response.body.why === value,
      (value) => ['is missing:', 'is not missing:', value],
    ),
  },
  is: {
    words: 'it',
    hint: 'failure, success, imported, repeated',
    ...among(IS, 'is', 'is not'),
  },
  has: { words: 'it', hint: 'body, delay, finding, id', ...among(HAS, 'has', 'does not have') },
}
