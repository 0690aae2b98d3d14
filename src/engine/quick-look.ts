/**
 * A glance at a successful response, before anything of it is parsed: most traffic is healthy, and looking at it must
 * cost less than the page itself spends on it.
 */
import type { Body } from './exchange'
import type { Envelope } from './pack'

/** An error inside a success is small, or stands at the beginning or the end of a larger result. */
const HEAD_CHARS = 512
const TAIL_CHARS = 256

/** What a glance sees of a body; null where nothing can be told without decoding it. */
export function edgesOf(body: Body): string | null {
  if (body.state === 'missing') return ''
  if (body.base64) return null
  const { text } = body
  return text.length > HEAD_CHARS + TAIL_CHARS ? text.slice(0, HEAD_CHARS) + text.slice(-TAIL_CHARS) : text
}

/**
 * Words for an error, names of members that hold one, and `"ok": false` with its like: other members are false in many
 * a healthy body. `default"` is no fault.
 */
const SIGNS =
  /err|fail|fault[^"]|ot.?found|nauth|denied|forbid|exceed|limit"|"(?:ko|nok)"|nvalid|xcept|code"|essage"|eason"|desc|"msg|status[^:]{0,5}:\s*"?[45]\d\d|"(?:ok|success|succeeded|is_?success)"\s*:\s*"?false/i

/** May the body say in a common form that the call failed? `false` is certain, `true` means that it has to be read. */
export const showsSigns = (edges: string): boolean => edges.trimStart().startsWith('<') || SIGNS.test(edges)

/** May the body fit the envelope, going by the names of the members that the envelope needs? */
export function mightFit(envelope: Envelope, edges: string): boolean {
  return envelope.all.every((matcher) => {
    if (!('pointer' in matcher)) return true
    const name = matcher.pointer
      .split('/')
      .findLast((segment) => segment !== '' && !/^(?:\*|\d+)$/.test(segment))
    return name === undefined || edges.includes(name)
  })
}
