/** Does a pack recognise the errors that its own page shows? */

import { annotate, compile, type Pack } from '../../engine'
import type { Draft } from '../draft'
import { cut } from '../making/text'
import { hostOf, madeUp, NO_HOST } from './made-up'

/** What became of one example of the page. */
export interface ExampleTrial {
  /** Line of the page. */
  line: number
  /** The status that it was tried with. */
  status: number
  recognised: boolean
  code: string | null
  message: string | null
  /** One sentence for the panel. */
  words: string
}

/** Stands where the page does not tell the status of an example. */
const ANY_STATUS = 400

const MAX_QUOTE = 120
const quote = (text: string) => `“${cut(text.replace(/\.$/, ''), MAX_QUOTE)}”`

function wordsFor(pack: Pack, recognised: boolean, code: string | null, message: string | null): string {
  const read = [
    code === null ? 'no code' : `the code ${code}`,
    message === null ? 'no message' : `the message ${quote(message)}`,
  ].join(' and ')
  if (!recognised) {
    return pack.hosts?.length
      ? `Not recognised: no envelope of the pack fits it.`
      : `Not recognised: the pack has no host, and nothing in the body points to ${pack.name}.`
  }
  const isListed = code === null || Object.hasOwn(pack.codes ?? {}, code)
  return `Recognised, with ${read}${isListed ? '' : '; the pack says nothing about this code'}.`
}

/**
 * Runs the error bodies of a page through the engine, with the pack made from that page and no other.
 * @param generic the pack that explains what no other does
 */
export function trialOnExamples(
  pack: Pack,
  { examples }: Pick<Draft, 'examples'>,
  generic: Pack,
): ExampleTrial[] {
  const catalogue = compile([{ ...generic, id: `${pack.id}.generic` }, pack])
  const host = pack.hosts?.length ? hostOf(pack) : NO_HOST
  return examples.map(({ body, line, status: told }) => {
    const status = told !== null && told >= 200 && told < 600 ? told : ANY_STATUS
    const annotation = annotate(madeUp({ host, status, body }), catalogue, 0)
    const recognised = annotation?.pack === pack.id
    const { code = null, message = null } = annotation?.problems[0] ?? {}
    return { line, status, recognised, code, message, words: wordsFor(pack, recognised, code, message) }
  })
}
