/**
 * What a file of own packs may hold. A pack is the built-in format (`packSchema`) with little asked of it: it may stand by
 * itself, or extend the built-in pack of the same id, and then only its id has to be there.
 */
import * as v from 'valibot'
import { packSchema, VERDICTS } from '../engine'

/** The most that is taken of each, so that no file can slow the panel down. */
export const LIMITS = {
  fileBytes: 2 * 2 ** 20,
  depth: 60,
  packs: 200,
  codes: 5_000,
  families: 1_000,
  envelopes: 200,
  signals: 200,
  hosts: 200,
  samples: 2_000,
} as const

const { entries } = packSchema

const about = <const S extends v.GenericSchema>(words: string, schema: S) =>
  v.pipe(schema, v.description<v.InferOutput<S>, string>(words))
const may = <const S extends v.GenericSchema>(words: string, schema: S) => v.optional(about(words, schema))

/** Own APIs also live on machines without a domain. */
const host = v.pipe(
  v.string(),
  v.maxLength(260),
  v.regex(
    /^(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/,
    'must be a host in lower case, without https:// and path, such as api.example.com, *.example.com or localhost',
  ),
)

const ownSource = v.strictObject({
  url: may(
    'The address of the page; none where the pack is what you know yourselves.',
    entries.source.entries.url,
  ),
  checked: v.optional(entries.source.entries.checked),
})

const SPECIFICITIES = ['vendor', 'standard', 'framework'] as const

const shared = {
  id: entries.id,
  specificity: may(
    'What it describes: one API ("vendor", which it is where this is absent), or a shape that many APIs share ("standard", "framework").',
    v.picklist(SPECIFICITIES),
  ),
  source: may('The page that every statement without a source of its own rests on.', ownSource),
  notes: entries.notes,
  hosts: may(
    'Where the API lives: api.example.com, *.example.com for every name below it, localhost. A port is taken and ignored.',
    v.pipe(v.array(host), v.maxLength(LIMITS.hosts)),
  ),
  signals: may(
    'Evidence outside the body, any of which counts.',
    v.pipe(entries.signals.wrapped, v.maxLength(LIMITS.signals)),
  ),
  requestId: entries.requestId,
  ids: entries.ids,
  codes: may(
    'What each code means, by the code as it is spelled on the wire.',
    v.pipe(entries.codes.wrapped, v.maxEntries(LIMITS.codes)),
  ),
  families: may(
    'What codes of one kind, or statuses, mean; the first that fits speaks.',
    v.pipe(entries.families.wrapped, v.maxLength(LIMITS.families)),
  ),
  retry: entries.retry,
  rateLimits: entries.rateLimits,
  contract: entries.contract,
  support: entries.support,
}

const envelopes = v.pipe(entries.envelopes, v.maxLength(LIMITS.envelopes))

/** A pack of an API that no built-in pack knows. */
export const ownPackSchema = v.strictObject({
  $schema: v.optional(v.string()),
  ...shared,
  name: entries.name,
  envelopes: v.pipe(envelopes, v.minLength(1)),
})

/** What is added to a built-in pack: whatever is absent stays as it is there. */
export const packExtensionSchema = v.strictObject({
  $schema: v.optional(v.string()),
  ...shared,
  name: v.optional(entries.name),
  envelopes: v.optional(envelopes),
})

const headers = v.record(v.string(), v.string())

const MISSING = [
  'never-read',
  'lost',
  'too-large',
  'blocked',
  'timeout',
  'not-kept',
  'not-recorded',
  'over-budget',
] as const
const FAILURES = ['cancelled', 'cors', 'blocked', 'unreachable', 'network', 'cut-off'] as const

/** An exchange as samples write it down. */
export const sketchSchema = v.strictObject({
  method: may('GET where it is absent.', v.string()),
  url: about('The whole address that was called.', v.string()),
  requestHeaders: may('By name.', headers),
  requestBody: may('JSON, or a text as it is.', v.unknown()),
  status: about('0 where no response was received.', v.pipe(v.number(), v.integer(), v.minValue(0))),
  headers: may('Of the response, by name; a content type of JSON where they are absent.', headers),
  body: may('JSON, or a text as it is.', v.unknown()),
  base64: may('The body is binary, and its text base64.', v.boolean()),
  cut: may('The browser cut the body.', v.boolean()),
  missing: may('Why the body could not be read.', v.picklist(MISSING)),
  failure: may(
    'What went wrong below HTTP.',
    v.strictObject({
      kind: about('Where it went wrong.', v.picklist(FAILURES)),
      reason: about("The browser's word for it.", v.string()),
      inferred: about('The browser has no word for it.', v.boolean()),
    }),
  ),
  startedAtMs: may('When it started, in epoch milliseconds: for delays that are dates.', v.number()),
  durationMs: may('How long it took, in milliseconds.', v.number()),
})

/** An exchange, and what must be said about it. */
export const sampleSchema = v.strictObject({
  pack: about('The id of the pack that must speak.', entries.id),
  name: may('What it is called when it fails.', v.string()),
  exchange: about('The request and its response.', sketchSchema),
  expect: about(
    'What must be said. What is absent is not looked at.',
    v.strictObject({
      code: about('The code as it is spelled; null where there is none.', v.nullable(v.string())),
      message: may('The message.', v.nullable(v.string())),
      field: may('A field that must be named.', v.string()),
      requestId: may('The id of the request.', v.nullable(v.string())),
      verdict: about('Whether to repeat it.', v.picklist(VERDICTS)),
      delayMs: may(
        'How long to wait, in milliseconds; null where no delay is named.',
        v.nullable(v.number()),
      ),
      problems: may('How many problems are told.', v.number()),
      breaches: may(
        "Ids of the rules in the pack's contract that it breaks; none where this is absent.",
        v.array(v.string()),
      ),
    }),
  ),
})

/** The file, as editors complete it. Which packs stand by themselves only Errata knows: for an editor any may extend one. */
export const packFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  errataPacks: about('The version of this format: 1.', v.literal(1)),
  packs: about('The packs.', v.pipe(v.array(packExtensionSchema), v.maxLength(LIMITS.packs))),
  samples: may(
    'Exchanges that show that the packs say what they should (npm run pack:check).',
    v.pipe(v.array(sampleSchema), v.maxLength(LIMITS.samples)),
  ),
})

/** A pack of a file. Whether it stands by itself or extends a built-in one depends on its id. */
export type OwnPack = v.InferOutput<typeof packExtensionSchema>
export type Sketch = v.InferOutput<typeof sketchSchema>
export type Sample = v.InferOutput<typeof sampleSchema>

/** What a file of own packs holds. */
export interface PackFile {
  packs: OwnPack[]
  samples: Sample[]
}
