/** The part of the pack format that promises: what holds of every response of the API. */
import * as v from 'valibot'
import { about, matchers, may, place, pointerOrBody, slug, sourceSchema, statuses, text } from './pack-parts'

const names = v.pipe(v.array(text(80)), v.minLength(1))

/** What a promise may be about. Only what is there is judged, so that one missing member breaks one promise. */
const promise = {
  must: may(
    'Each hits. A matcher without a test on the value promises presence; with one, it says what every value found there is like.',
    matchers,
  ),
  never: may('None hits.', matchers),
  equal: may(
    'The same text in two places; "status" is the HTTP status.',
    v.tuple([place, v.union([v.literal('status'), place])]),
  ),
  members: may(
    'The members of each object found at a pointer.',
    v.strictObject({
      at: about('Where the objects stand.', pointerOrBody),
      atLeast: may('Each has these members.', names),
      atMost: may('None has other members than these.', names),
    }),
  ),
  contentType: may(
    'Media types, one of which the response has; parameters that are named here count too.',
    names,
  ),
  documentedStatus: may('Where the code is whose "status" in "codes" is the HTTP status.', place),
  noStackTrace: may('No text in the body is a stack trace.', v.literal(true)),
}

/** Something that the API promises about every response, so that a response can be held against it. */
export const rule = v.pipe(
  v.strictObject({
    id: about('Names the rule, once in this pack.', slug),
    says: v.pipe(
      text(200),
      v.description('What is promised, as it goes on after "Acme documents that"; no full stop.'),
    ),
    fix: may(
      'What whoever owns the API does about a breach; there is a plain default for each kind of promise.',
      text(200),
    ),
    status: may('The promise holds for these statuses.', statuses),
    if: may('The promise holds where each of these hits.', matchers),
    unless: may('The promise does not hold where any of these hits.', matchers),
    source: may('The page that it rests on.', sourceSchema),
    ...promise,
  }),
  v.check(
    (each) => (Object.keys(promise) as (keyof typeof promise)[]).filter((kind) => each[kind]).length === 1,
    `a rule holds exactly one of ${Object.keys(promise).join(', ')}`,
  ),
)
