/** The part of the pack format that explains: statements on codes and families, limits, what support asks for. */
import * as v from 'valibot'
import { about, glob, matcher, may, place, sourceSchema, status, text } from './pack-parts'

/** What a catalogue says about repeating: `after` is for refusals before processing, where a delay may be named. */
const advice = about(
  'What the API says about repeating: "now" (a step of the protocol), "after" (refused before it was worked on), "backoff" (temporary), "fix" (change something first), "never", "unknown".',
  v.picklist(['now', 'after', 'backoff', 'fix', 'never', 'unknown']),
)
const source = may('The page that this rests on, where it is not the source of the pack.', sourceSchema)
const note = may('What else is worth knowing, such as where the documentation contradicts itself.', text(400))

const statement = {
  title: may('A short name for the error, such as "Card declined".', text(80)),
  meaning: may('What it means, in a sentence or two.', text(400)),
  resolution: may('What to do about it. Start with a verb.', text(400)),
  retry: v.optional(advice),
  applied: may(
    'May the failed request have taken effect? Judged by the status where this is absent.',
    v.picklist(['yes', 'no', 'maybe']),
  ),
  note,
  source,
}

/** What is said about one code. */
const code = v.strictObject({
  ...statement,
  status: may('The statuses with which the API sends this code.', v.array(status)),
})
export const codes = v.record(text(120), code)

/** What is said about codes of one kind, or statuses. All that is given has to hold. */
export const family = v.strictObject({
  ...statement,
  code: may('The pattern that the code fits.', glob),
  status: may('The status is one of these.', v.array(status)),
  if: may('This matcher hits.', matcher),
})

const count = v.pipe(v.number(), v.integer(), v.minValue(1))

export const rateLimit = v.strictObject({
  limit: about('How many requests are allowed within that time.', count),
  windowMs: about('How long that is, in milliseconds: 60000 for a minute.', count),
  per: about('What is counted: "API key", "IP address".', text(60)),
  host: may('The pattern for the hosts that it applies to.', text(120)),
  note,
  source,
})

/** Facts of any exchange that a support team may ask for. */
const SUPPORT_FACTS = ['method', 'url', 'time', 'status', 'code', 'message', 'request body'] as const
const fact = v.union([v.picklist(SUPPORT_FACTS), place])

/** What the support team of the API asks for. */
export const support = v.strictObject({
  give: about(
    'Plain text names what only a person knows; "at" says where the rest stands, the first place that has it.',
    v.pipe(
      v.array(
        v.union([
          text(80),
          v.strictObject({
            label: about('What it is called.', text(80)),
            at: about('Where it stands.', v.union([fact, v.pipe(v.array(fact), v.minLength(1))])),
          }),
        ]),
      ),
      v.minLength(1),
    ),
  ),
  source,
})
