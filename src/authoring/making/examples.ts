/** What the bodies that a page shows add to the shapes that were read from it. */

import type { Draft, DraftEnvelope } from '../draft'

function valueAt(body: string, pointer: string): unknown {
  try {
    let value: unknown = JSON.parse(body)
    for (const segment of pointer.split('/').slice(1)) {
      const name = segment.replaceAll('~1', '/').replaceAll('~0', '~')
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as never)[name]
          : undefined
    }
    return value
  } catch {
    return undefined
  }
}

/** Is there a body on the page that has a code where the draft says? A table of fields does not tell what is around them. */
export const isShown = ({ envelopes, examples }: Draft) =>
  envelopes.some(
    ({ code }) => code !== null && examples.some(({ body }) => valueAt(body, code) !== undefined),
  )

/** A message that the page shows as a list of sentences is each of them. */
export const sentenceWise =
  ({ examples }: Draft) =>
  (shape: DraftEnvelope): DraftEnvelope => {
    const { message } = shape
    const isList = message !== null && examples.some(({ body }) => Array.isArray(valueAt(body, message)))
    return isList ? { ...shape, message: `${message}/0` } : shape
  }
