/**
 * The pack format: the one definition that the engine validates with and that pack.schema.json is generated from.
 * Packs are data. They hold no code and no regular expression, so that anybody's pack can be loaded without risk.
 */
import * as v from 'valibot'
import { SPECIFICITIES } from './annotation'

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/))
const day = v.pipe(v.string(), v.isoDate())
const pointer = v.pipe(
  v.string(),
  v.regex(/^(?:\/(?:[^~/]|~[01])*)+$/),
  v.description(
    'RFC 6901 pointer into the JSON body; a segment "*" stands for each item of an array in turn.',
  ),
)
const glob = v.pipe(
  text(120),
  v.description('Compared whole and case-sensitively; "*" is any run of characters, "#" one digit.'),
)
const sourceSchema = v.strictObject({ url: v.pipe(v.string(), v.url()), checked: day })

/** Takes part of a text: what follows the last `after`, then what precedes the first `before`. */
const part = {
  after: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(20))),
  before: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(20))),
}

/** Where a value stands: a pointer into the response body, or a header, or the request. */
const place = v.union([
  pointer,
  v.strictObject({ pointer, ...part }),
  v.strictObject({ header: text(80), ...part }),
  v.strictObject({ requestHeader: text(80), ...part }),
  v.strictObject({ requestBody: pointer }),
])

const VALUE_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'null',
  'UPPER_SNAKE',
  'lower_snake',
] as const

const valueTests = {
  type: v.optional(v.picklist(VALUE_TYPES)),
  like: v.optional(glob),
  in: v.optional(v.pipe(v.array(v.union([v.string(), v.number(), v.boolean()])), v.minLength(1))),
}
const conclusive = v.optional(
  v.pipe(v.literal(true), v.description('Nobody else sends this: it proves the vendor by itself.')),
)

const distinctive = v.optional(
  v.pipe(
    v.literal(true),
    v.description(
      'Such a value points to this vendor: it counts as evidence of a kind of its own, beside the shape.',
    ),
  ),
)

const statuses = v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1))

/** Tests one part of an exchange. Without a test on the value, presence is enough. */
const matcher = v.union([
  v.strictObject({ pointer, ...valueTests, distinctive, conclusive }),
  v.strictObject({ header: text(80), like: valueTests.like, conclusive }),
  v.strictObject({ requestHeader: text(80), like: valueTests.like, conclusive }),
  v.strictObject({ requestBody: pointer, ...valueTests }),
  v.strictObject({ contentType: glob, conclusive }),
  v.strictObject({ status: statuses }),
])

const reads = {
  code: v.optional(v.array(place)),
  message: v.optional(v.array(place)),
  field: v.optional(v.array(place)),
  /** A second place for the field, when the API separates parameters from body members. */
  param: v.optional(v.array(place)),
}

const envelope = v.strictObject({
  name: text(60),
  /** Envelopes are looked for in failures (status ≥ 400); `true` also looks for this one in successes. */
  onSuccess: v.optional(v.boolean()),
  all: v.pipe(v.array(matcher), v.minLength(1)),
  none: v.optional(v.array(matcher)),
  extract: v.strictObject({
    ...reads,
    /** Further problems: one for each item of an array, each member of an object, or the object itself; pointers start there. */
    items: v.optional(
      v.strictObject({
        at: v.union([pointer, v.pipe(v.literal(''), v.description('The body itself.'))]),
        /** Members are named after the field at fault. */ keyed: v.optional(v.literal(true)),
        ...reads,
      }),
    ),
  }),
})

/** What a catalogue says about repeating: `after` is for refusals before processing, where a delay may be named. */
const advice = v.picklist(['now', 'after', 'backoff', 'fix', 'never', 'unknown'])

const statement = {
  title: v.optional(text(80)),
  meaning: v.optional(text(400)),
  resolution: v.optional(text(400)),
  retry: v.optional(advice),
  /** May the failed request have taken effect? Judged by the status where this is absent. */
  applied: v.optional(v.picklist(['yes', 'no', 'maybe'])),
  note: v.optional(text(400)),
  source: v.optional(sourceSchema),
}
const code = v.strictObject({ ...statement, status: v.optional(v.array(v.pipe(v.number(), v.integer()))) })
const family = v.strictObject({
  ...statement,
  /** All that is given has to hold. */
  code: v.optional(glob),
  status: v.optional(v.array(v.pipe(v.number(), v.integer()))),
  if: v.optional(matcher),
})

export const DELAY_UNITS = ['s', 'ms', 'duration', 'epoch-s', 'epoch-ms', 'date'] as const

const retry = v.strictObject({
  /** Where the server itself says whether to repeat: "true" or "false". */
  flags: v.optional(v.array(place)),
  /** Delays that the server names elsewhere than in Retry-After; `if` says when such a value is a wait at all. */
  delays: v.optional(
    v.array(v.strictObject({ at: place, unit: v.picklist(DELAY_UNITS), if: v.optional(matcher) })),
  ),
  /** Where this API takes an idempotency key. */
  idempotencyKey: v.optional(v.array(place)),
  /** Requests that change nothing on the server, whatever their method: each entry is enough by itself. */
  readOnly: v.optional(
    v.array(
      v.strictObject({ all: v.pipe(v.array(matcher), v.minLength(1)), none: v.optional(v.array(matcher)) }),
    ),
  ),
  /** Tries in all, the first included. */
  attempts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  source: v.optional(sourceSchema),
})

const rateLimit = v.strictObject({
  limit: v.pipe(v.number(), v.integer(), v.minValue(1)),
  windowMs: v.pipe(v.number(), v.integer(), v.minValue(1)),
  per: text(60),
  host: v.optional(text(120)),
  note: v.optional(text(400)),
  source: v.optional(sourceSchema),
})

const names = v.pipe(v.array(text(80)), v.minLength(1))
const matchers = v.pipe(v.array(matcher), v.minLength(1))

/** What a promise may be about. Only what is there is judged, so that one missing member breaks one promise. */
const promise = {
  must: v.optional(
    v.pipe(
      matchers,
      v.description(
        'Each hits. A matcher without a test on the value promises presence; with one, it says what every value found there is like.',
      ),
    ),
  ),
  never: v.optional(v.pipe(matchers, v.description('None hits.'))),
  equal: v.optional(
    v.pipe(
      v.tuple([place, v.union([v.literal('status'), place])]),
      v.description('The same text in two places; "status" is the HTTP status.'),
    ),
  ),
  members: v.optional(
    v.pipe(
      v.strictObject({
        at: v.union([pointer, v.pipe(v.literal(''), v.description('The body itself.'))]),
        atLeast: v.optional(names),
        atMost: v.optional(names),
      }),
      v.description('The members of each object found at a pointer.'),
    ),
  ),
  contentType: v.optional(
    v.pipe(
      names,
      v.description('Media types, one of which the response has; parameters that are named here count too.'),
    ),
  ),
  documentedStatus: v.optional(
    v.pipe(place, v.description('Where the code is whose "status" in "codes" is the HTTP status.')),
  ),
  noStackTrace: v.optional(v.literal(true)),
}

/** Something that the API promises about every response, so that a response can be held against it. */
const rule = v.pipe(
  v.strictObject({
    id: slug,
    says: v.pipe(
      text(200),
      v.description('What is promised, as it goes on after "Acme documents that"; no full stop.'),
    ),
    /** What whoever owns the API does about a breach; there is a plain default for each kind of promise. */
    fix: v.optional(text(200)),
    /** When the promise holds: all that is given has to. */
    status: v.optional(statuses),
    if: v.optional(matchers),
    unless: v.optional(matchers),
    source: v.optional(sourceSchema),
    ...promise,
  }),
  v.check(
    (each) => (Object.keys(promise) as (keyof typeof promise)[]).filter((kind) => each[kind]).length === 1,
    `a rule holds exactly one of ${Object.keys(promise).join(', ')}`,
  ),
)

/** Facts of any exchange that a support team may ask for. */
const SUPPORT_FACTS = ['method', 'url', 'time', 'status', 'code', 'message', 'request body'] as const
const fact = v.union([v.picklist(SUPPORT_FACTS), place])

const support = v.strictObject({
  /** Plain text names what only a person knows; `at` says where the rest stands, the first place that has it. */
  give: v.pipe(
    v.array(
      v.union([
        text(80),
        v.strictObject({ label: text(80), at: v.union([fact, v.pipe(v.array(fact), v.minLength(1))]) }),
      ]),
    ),
    v.minLength(1),
  ),
  source: v.optional(sourceSchema),
})

/** One API provider, standard or framework: how its error envelope looks and what its codes mean. */
export const packSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: slug,
  name: text(60),
  specificity: v.picklist(SPECIFICITIES),
  /** The page that every statement without a source of its own rests on. */
  source: sourceSchema,
  /** Contradictions between the vendor's pages, and which reading was taken. */
  notes: v.optional(v.array(text(400))),
  /** `api.example.com`, or `*.example.com` for every name below it. */
  hosts: v.optional(v.array(v.pipe(v.string(), v.regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)))),
  /** Evidence outside the body, any of which counts. */
  signals: v.optional(v.array(matcher)),
  envelopes: v.array(envelope),
  requestId: v.optional(v.array(place)),
  ids: v.optional(v.array(v.strictObject({ label: text(40), at: place }))),
  codes: v.optional(v.record(text(120), code)),
  families: v.optional(v.array(family)),
  retry: v.optional(retry),
  rateLimits: v.optional(v.array(rateLimit)),
  /** What the API promises about its responses, without exception. */
  contract: v.optional(v.array(rule)),
  /** What the vendor's support team asks for. */
  support: v.optional(support),
})

export type Pack = v.InferOutput<typeof packSchema>
/** The part of a pack that explains; detection does without it, so it can be loaded when it is needed. */
export type PackWords = Pick<Pack, 'codes' | 'contract' | 'families' | 'notes' | 'rateLimits' | 'support'>
export type Support = v.InferOutput<typeof support>
/** A promise of a pack's contract. */
export type Rule = v.InferOutput<typeof rule>
export type Matcher = v.InferOutput<typeof matcher>
export type Envelope = v.InferOutput<typeof envelope>
export type Reads = Pick<Envelope['extract'], 'code' | 'message' | 'field' | 'param'>
export type Place = v.InferOutput<typeof place>
export type Statement = Omit<v.InferOutput<typeof family>, 'code' | 'status' | 'if'>
export type DelayUnit = (typeof DELAY_UNITS)[number]

/**
 * Reads a pack from parsed JSON.
 * @throws {Error} one line a problem: the path of the member, and what it should be
 */
export function parsePack(json: unknown): Pack {
  const result = v.safeParse(packSchema, json)
  if (result.success) return result.output
  const lines = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'pack'}: ${issue.message}`)
  throw new Error(lines.join('\n'))
}
