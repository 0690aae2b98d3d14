/** An API description as text → its parsed root: OpenAPI 3.x or Swagger 2, as JSON or YAML. */

import { load, YAMLException } from 'js-yaml'
import { unfoldedSize } from './anchors'
import { at, type Members, membersOf } from './walk'

export interface Description {
  root: Members
  /** Swagger 2 keeps schemas in responses themselves; OpenAPI 3 has them by media type. */
  version: 2 | 3
}

/** Larger files are refused: the largest public descriptions have about 12 MB. */
const MAX_CHARS = 40 * 2 ** 20

/** Does a text look like an API description? A quick look at its head; `readDescription` makes sure. */
export const looksLikeDescription = (text: string): boolean =>
  /^\s*(?:\{[\s\S]{0,4000}?"(?:openapi|swagger)"\s*:\s*"\d|(?:[^\n{]*\n){0,60}?["']?(?:openapi|swagger)["']?\s*:\s*["']?\d)/.test(
    text.slice(0, 8000),
  )

function parseYaml(text: string): unknown {
  try {
    return load(text, { maxDepth: 200, json: true })
  } catch (error) {
    if (error instanceof YAMLException && error.mark) {
      throw new Error(`line ${error.mark.line + 1}: ${error.reason}`)
    }
    throw new Error(`neither JSON nor YAML: ${(error as Error).message.split('\n')[0]}`)
  }
}

function parse(text: string): unknown {
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text) as unknown
    } catch {
      // A flow mapping is YAML too, and its parser tells the line of what is wrong.
    }
  }
  return parseYaml(text)
}

/**
 * Reads an API description.
 * @throws {Error} one line that says what is wrong, with the line of the text where that is known
 */
export function readDescription(text: string): Description {
  if (text.length > MAX_CHARS) {
    throw new Error(
      `the description has ${Math.ceil(text.length / 2 ** 20)} MB; at most ${MAX_CHARS / 2 ** 20} MB are read`,
    )
  }
  const root = membersOf(parse(text))
  const version = String(root.openapi ?? root.swagger ?? '')
  if (!/^[23]\b/.test(version)) {
    throw new Error(
      'no OpenAPI 3 or Swagger 2 description: there is no "openapi" or "swagger" member with its version',
    )
  }
  if (Object.keys(membersOf(at(root, 'paths'))).length === 0 && !root.webhooks) {
    throw new Error('the description has no "paths": nothing to read errors from')
  }
  if (unfoldedSize(root) > MAX_CHARS) {
    throw new Error(
      `the anchors of this YAML stand for more than ${MAX_CHARS / 2 ** 20} MB: write out what is needed`,
    )
  }
  return { root, version: version.startsWith('2') ? 2 : 3 }
}
