/** The small schemas that the pack format is made of: texts, places in an exchange, and tests of one part of it. */
import * as v from 'valibot'
import { OPERATION } from './detection/operation'

/** A schema with what editors say about it. */
export const about = <const S extends v.GenericSchema>(words: string, schema: S) =>
  v.pipe(schema, v.description<v.InferOutput<S>, string>(words))

/** A member that may be left out. */
export const may = <const S extends v.GenericSchema>(words: string, schema: S) =>
  v.optional(about(words, schema))

export const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
export const slug = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(
    /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/,
    'must be lower-case letters and digits, joined by "-" or ".", such as acme-billing',
  ),
)
const day = v.pipe(
  v.string(),
  v.isoDate('must be a day such as 2026-11-22'),
  v.description('The day on which it was read: 2026-11-22.'),
)
const pointer = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^(?:\/(?:[^~/]|~[01])*)+$/, 'must be a JSON pointer such as /error/code'),
  v.description(
    'RFC 6901 pointer into the JSON body; a segment "*" stands for each item of an array in turn.',
  ),
)
/** A pointer, or the body itself. */
export const pointerOrBody = v.union([pointer, about('The body itself.', v.literal(''))])
export const glob = about(
  'Compared whole and case-sensitively; "*" is any run of characters, "#" one digit.',
  text(120),
)
const webAddress = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.url('must be an address such as https://example.com/errors'),
  v.regex(/^https?:/i, 'must begin with https://'),
)
export const sourceSchema = v.strictObject({
  url: about('The address of the page.', webAddress),
  checked: day,
})

/** Takes part of a text: what follows the last `after`, then what precedes the first `before`. */
const end = v.pipe(v.string(), v.minLength(1), v.maxLength(20))
const part = {
  after: may('Only what follows the last one of this text.', end),
  before: may('Only what stands before the first one of this text.', end),
}

const headerName = text(80)
const inRequestBody = about('RFC 6901 pointer into the JSON body of the request.', pointer)
const responseHeader = about('The name of a response header, in any case.', headerName)
const requestHeader = about('The name of a request header, in any case.', headerName)

/** Where a value stands: a pointer into the response body, or a header, or the request. */
export const place = v.union([
  pointer,
  v.strictObject({ pointer, ...part }),
  v.strictObject({ header: responseHeader, ...part }),
  v.strictObject({ requestHeader, ...part }),
  v.strictObject({ requestBody: inRequestBody }),
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

const like = may('The pattern that the value fits: "*" is any run of characters, "#" one digit.', glob)
const valueTests = {
  type: may('What kind of value it is.', v.picklist(VALUE_TYPES)),
  like,
  in: may(
    'The value is one of these.',
    v.pipe(v.array(v.union([v.string(), v.number(), v.boolean()])), v.minLength(1)),
  ),
}
const conclusive = may('Nobody else sends this: it proves the vendor by itself.', v.literal(true))
const distinctive = may(
  'Such a value points to this vendor: it counts as evidence of a kind of its own, beside the shape.',
  v.literal(true),
)

export const status = v.pipe(v.number(), v.integer())
export const statuses = v.pipe(v.array(status), v.minLength(1))

const operation = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(OPERATION, 'must be a method and a path such as "POST /v1/orders/{id}"'),
  v.description(
    'The request is one of this operation: `POST /v1/orders/{id}`; "*" is any method, "{…}" one segment of the path.',
  ),
)

/** Tests one part of an exchange. Without a test on the value, presence is enough. */
export const matcher = v.union([
  v.strictObject({ pointer, ...valueTests, distinctive, conclusive }),
  v.strictObject({ header: responseHeader, like, conclusive }),
  v.strictObject({ requestHeader, like, conclusive }),
  v.strictObject({ requestBody: inRequestBody, ...valueTests }),
  v.strictObject({
    contentType: about('A pattern for the media type of the response, in lower case.', glob),
    conclusive,
  }),
  v.strictObject({ status: about('The response has one of these statuses.', statuses) }),
  v.strictObject({ operation }),
])
/** More than any envelope needs; a bound for packs of strangers. */
const MAX_MATCHERS = 200
export const matchers = v.pipe(v.array(matcher), v.minLength(1), v.maxLength(MAX_MATCHERS))

/** Matchers all of which hit while none of the others does. */
export const conditions = {
  all: about('Each of these hits.', matchers),
  none: may('None of these hits.', v.pipe(v.array(matcher), v.maxLength(MAX_MATCHERS))),
}

const reads = {
  code: may('Where the code stands; the first place that has one counts.', v.array(place)),
  message: may('Where the message stands; the first place that has one counts.', v.array(place)),
  field: may('Where the name of the field at fault stands.', v.array(place)),
  param: may(
    'A second place for the field, when the API separates parameters from body members.',
    v.array(place),
  ),
}

export const envelope = v.strictObject({
  name: about('What this shape is called, for people.', text(60)),
  onSuccess: may(
    'Envelopes are looked for in failures (status 400 and above); true also looks for this one in successes.',
    v.boolean(),
  ),
  ...conditions,
  extract: about(
    'Where to read the error from.',
    v.strictObject({
      ...reads,
      items: may(
        'Further problems: one for each item of an array, each member of an object, or the object itself; pointers start there.',
        v.strictObject({
          at: about('Where the items stand.', pointerOrBody),
          keyed: may('Members are named after the field at fault.', v.literal(true)),
          ...reads,
        }),
      ),
    }),
  ),
})
