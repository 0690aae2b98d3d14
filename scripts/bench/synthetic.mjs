/** Vendors that do not exist, as many as one likes, and exchanges with the first few of them. */

/** @typedef {import('../../src/engine').Pack} Pack */
/** @typedef {import('../../test/support/exchange').Sketch} Sketch */

const source = { url: 'https://example.com/errors', checked: '2026-11-22' }
const CODES = 12

/** Shapes that real vendors share: where the code, the message and the request id stand. */
const SHAPES = [
  ['/error/code', '/error/message', '/error/request_id'],
  ['/code', '/message', '/requestId'],
  ['/errors/*/code', '/errors/*/detail', '/meta/id'],
  ['/error', '/error_description', '/trace_id'],
  ['/error/type', '/error/message', '/request_id'],
  ['/fault/name', '/fault/text', '/fault/id'],
]

/** @param {number} i */
const shapeOf = (i) => /** @type {string[]} */ (SHAPES[i % SHAPES.length])

/** A body with values at pointers; "*" becomes one item. @param {string[]} pointers @param {unknown[]} values */
function bodyOf(pointers, values) {
  /** @type {Record<string, any>} */
  const body = {}
  pointers.forEach((pointer, i) => {
    const path = pointer.split('/').slice(1)
    let at = body
    path.forEach((segment, depth) => {
      const key = segment === '*' ? '0' : segment
      at[key] ??= path[depth + 1] === '*' ? [] : {}
      if (depth === path.length - 1) at[key] = values[i]
      at = at[key]
    })
  })
  return body
}

/** A vendor with a host, a header and a code pattern of its own, in one of the shapes that vendors share. @param {number} i @returns {Pack} */
export function syntheticPack(i) {
  const [code = '', message = '', requestId = ''] = shapeOf(i)
  const extract = { code: [code], message: [message] }
  return {
    id: `vendor-${i}`,
    name: `Vendor ${i}`,
    specificity: 'vendor',
    source,
    hosts: [`api.vendor-${i}.example`, `*.vendor-${i}.test`],
    signals: [{ header: `vendor-${i}-request` }],
    envelopes: [
      {
        name: 'code of its own',
        all: [
          { pointer: code, like: `V${i}-###`, conclusive: true },
          { pointer: message, type: 'string' },
        ],
        extract,
      },
      {
        name: 'documented code',
        all: [
          { pointer: code, in: codesOf(i), distinctive: true },
          { pointer: message, type: 'string' },
        ],
        extract,
      },
      {
        name: 'shape alone',
        all: [
          { pointer: code, type: 'string' },
          { pointer: message, type: 'string' },
        ],
        none: [{ pointer: '/data', type: 'object' }],
        extract,
      },
    ],
    requestId: [{ header: `vendor-${i}-request` }, requestId],
    codes: Object.fromEntries(
      codesOf(i).map((name) => [
        name,
        { title: name, meaning: 'It failed.', resolution: 'Mend it.', retry: 'fix' },
      ]),
    ),
    families: [
      { code: `V${i}-5##`, title: 'Trouble', meaning: 'It broke.', resolution: 'Wait.', retry: 'backoff' },
      { status: [429], title: 'Too fast', meaning: 'Too many calls.', resolution: 'Wait.', retry: 'after' },
    ],
    retry: { idempotencyKey: [{ requestHeader: 'Idempotency-Key' }] },
  }
}

/** @param {number} i */
const codesOf = (i) => Array.from({ length: CODES }, (_, n) => `vendor_${i}_reason_${n}`)

/** What a vendor's API sends: known and unknown codes, evidence of each kind, and successes. @param {number} i @returns {Sketch[]} */
function exchangesWith(i) {
  const shape = shapeOf(i)
  const url = `https://api.vendor-${i}.example/v1/things`
  const elsewhere = 'https://gateway.example/v1/things'
  const headers = { 'content-type': 'application/json', date: 'Sun, 22 Nov 2026 12:00:00 GMT' }
  /** @param {string} code */
  const body = (code) => bodyOf(shape, [code, 'This could not be done.', `req_${i}`])
  return [
    { url, headers, status: 400, body: body(`vendor_${i}_reason_3`) },
    { url, headers, status: 404, body: body('not_found') },
    { url: elsewhere, headers, status: 503, body: body(`V${i}-503`) },
    {
      url: elsewhere,
      headers: { ...headers, [`vendor-${i}-request`]: 'r1' },
      status: 422,
      body: body('invalid'),
    },
    { url: elsewhere, headers, status: 409, body: body(`vendor_${i}_reason_7`) },
    // Exactly the members that a sixth of all vendors have, and nothing that tells them apart.
    {
      url: elsewhere,
      headers,
      status: 409,
      body: bodyOf(shape.slice(0, 2), ['unheard_of', 'It could not.']),
    },
    { url, headers, status: 200, body: { data: { id: `thing_${i}`, name: 'A thing' }, has_more: false } },
    { url: elsewhere, headers, status: 200, body: { items: [{ id: i, message: 'Hello' }], total: 1 } },
  ]
}

/** @param {number} vendors how many of the synthetic vendors take part @returns {Sketch[]} */
export const syntheticExchanges = (vendors) =>
  Array.from({ length: vendors }, (_, i) => exchangesWith(i)).flat()
