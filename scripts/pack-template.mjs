/** What a new pack starts as: a whole that works, for an API that does not exist, with a TODO wherever something must be said. */

/** @param {string} text */
const todo = (text) => `TODO: ${text}`

/** `acme-cloud` → `Acme Cloud`. @param {string} id */
const nameOf = (id) =>
  id
    .split(/[-.]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

/** @param {string} id @param {string} checked the day on which the pages are read, YYYY-MM-DD */
const packOf = (id, checked) => ({
  $schema: '../pack.schema.json',
  id,
  name: nameOf(id),
  specificity: 'vendor',
  source: { url: `https://${id}.example/TODO-page-that-lists-the-errors`, checked },
  hosts: [`api.${id}.example`],
  signals: [{ header: 'x-TODO-a-header-that-only-this-vendor-sends' }],
  envelopes: [
    {
      name: todo('what the shape is called, such as "error object"'),
      all: [
        { pointer: '/error/code', type: 'string' },
        { pointer: '/error/message', type: 'string' },
      ],
      extract: { code: ['/error/code'], message: ['/error/message'] },
    },
  ],
  requestId: [{ header: 'x-request-id' }],
  codes: {
    TODO_A_CODE: {
      status: [400],
      title: todo('a short name'),
      meaning: todo('what happened, in a sentence or two of our own.'),
      resolution: todo('what to do about it, starting with a verb.'),
      retry: 'fix',
    },
  },
})

/** @param {string} id */
const exchangeOf = (id) => ({
  method: 'POST',
  url: `https://api.${id}.example/v1/TODO-path`,
  requestBody: { name: '' },
  status: 400,
  headers: { 'content-type': 'application/json', 'x-request-id': 'req_1' },
  body: { error: { code: 'TODO_A_CODE', message: 'TODO: a message in the style of this vendor.' } },
})

/** @param {string} id */
const sampleOf = (id) => ({
  exchange: exchangeOf(id),
  expect: {
    code: 'TODO_A_CODE',
    message: 'TODO: a message in the style of this vendor.',
    requestId: 'req_1',
    verdict: 'fix',
    delayMs: null,
  },
})

/** @param {string} id */
const nearMissOf = (id) => ({
  why: todo(`why this exchange looks like one of ${nameOf(id)} and is none; change it so that this is true`),
  exchange: exchangeOf(id),
})

/**
 * The files of a new pack by their path in its folder.
 * @param {string} id
 * @param {string} checked YYYY-MM-DD
 * @returns {Record<string, unknown>}
 */
export const newPack = (id, checked) => ({
  'pack.json': packOf(id, checked),
  'samples/first.json': sampleOf(id),
  'near-misses/first.json': nearMissOf(id),
})

const isPlaceholder = (/** @type {string} */ text) => /\bTODO(?:\b|_)/.test(text)

/**
 * Where a JSON document still holds a placeholder, with its text.
 * @param {unknown} json
 * @param {string} [pointer] where the document stands
 * @returns {string[]}
 */
export function placeholders(json, pointer = '') {
  if (typeof json === 'string') return isPlaceholder(json) ? [`${pointer}: ${json}`] : []
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) => {
    const at = `${pointer}/${key}`
    return [...(isPlaceholder(key) ? [`${at}: rename this member`] : []), ...placeholders(value, at)]
  })
}
