/**
 * The pack format: the one definition that the engine validates with and that pack.schema.json is generated from.
 * Packs are data. They hold no code and no regular expression, so that anybody's pack can be loaded without risk.
 */
import * as v from 'valibot'
import { SPECIFICITIES } from './annotation'
import { rule } from './pack-contract'
import { about, conditions, envelope, matcher, may, place, slug, sourceSchema, text } from './pack-parts'
import { codes, family, rateLimit, support } from './pack-words'

export const DELAY_UNITS = ['s', 'ms', 'duration', 'epoch-s', 'epoch-ms', 'date'] as const

const retry = v.strictObject({
  flags: may('Where the server itself says whether to repeat: "true" or "false".', v.array(place)),
  delays: may(
    'Delays that the server names elsewhere than in Retry-After.',
    v.array(
      v.strictObject({
        at: about('Where the delay stands.', place),
        unit: about(
          'What the value is: seconds, milliseconds, a text such as "1m30s", a moment since 1970 in seconds or milliseconds, or a date.',
          v.picklist(DELAY_UNITS),
        ),
        if: may('Such a value is a wait only where this matcher hits.', matcher),
      }),
    ),
  ),
  idempotencyKey: may('Where this API takes an idempotency key.', v.array(place)),
  readOnly: may(
    'Requests that change nothing on the server, whatever their method: each entry is enough by itself.',
    v.array(v.strictObject(conditions)),
  ),
  attempts: may('Tries in all, the first included.', v.pipe(v.number(), v.integer(), v.minValue(1))),
  source: may('The page that this rests on.', sourceSchema),
})

/** One API provider, standard or framework: how its error envelope looks and what its codes mean. */
export const packSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: about('Names the pack; its folder is called the same.', slug),
  name: about('What people call the API.', text(60)),
  specificity: about(
    'How much it claims to know about where an envelope comes from.',
    v.picklist(SPECIFICITIES),
  ),
  source: about('The page that every statement without a source of its own rests on.', sourceSchema),
  notes: may("Contradictions between the vendor's pages, and which reading was taken.", v.array(text(400))),
  hosts: may(
    '`api.example.com`, or `*.example.com` for every name below it.',
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^(?:[a-z0-9-]+|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/,
          'must be a host such as api.example.com or *.example.com',
        ),
      ),
    ),
  ),
  signals: may('Evidence outside the body, any of which counts.', v.array(matcher)),
  envelopes: about('The shapes that errors have on the wire.', v.array(envelope)),
  requestId: may('Where the id of the request stands.', v.array(place)),
  ids: may(
    'Other ids worth handing to the support team.',
    v.array(
      v.strictObject({ label: about('What it is called.', text(40)), at: about('Where it stands.', place) }),
    ),
  ),
  codes: may('What each code means, by the code as it is spelled on the wire.', codes),
  families: may('What codes of one kind, or statuses, mean; the first that fits speaks.', v.array(family)),
  retry: may('What holds for repeating any request to this API.', retry),
  rateLimits: may('Documented limits on the rate of requests.', v.array(rateLimit)),
  contract: may('What the API promises about its responses, without exception.', v.array(rule)),
  support: may("What the vendor's support team asks for.", support),
})

export type Pack = v.InferOutput<typeof packSchema>
/** The part of a pack that explains; detection does without it, so it can be loaded when it is needed. */
export type PackWords = Pick<Pack, 'codes' | 'contract' | 'families' | 'notes' | 'rateLimits' | 'support'> & {
  /** Codes as somebody's own pack tells them: they speak before the pack's, member by member, with sources of their own. */
  ownCodes?: Pack['codes']
}
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
