/** A document as JSON with line ends, its one long list written item by item. */

/**
 * @param frame the document with the list empty; of several empty lists it is the last
 * @returns pieces of the same text that `JSON.stringify(…, null, 2)` writes for the whole document, and a line end
 */
export function* jsonPieces(frame: object, items: Iterable<object>): Generator<string> {
  const text = JSON.stringify(frame, null, 2)
  const at = text.lastIndexOf('[]') + 1
  const margin = `\n${/ *(?=[^\n]*$)/.exec(text.slice(0, at))?.[0] ?? ''}`
  yield text.slice(0, at)
  let isEmpty = true
  for (const item of items) {
    yield `${isEmpty ? '' : ','}${`\n${JSON.stringify(item, null, 2)}`.replaceAll('\n', `${margin}  `)}`
    isEmpty = false
  }
  yield `${isEmpty ? '' : margin}${text.slice(at)}\n`
}
