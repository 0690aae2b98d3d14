import type { Gap } from '../sequence'
import { RFC9110_CLIENT_ERROR, span, statusesOf, times } from '../words'
import type { Rule } from './rule'

/**
 * Repeats from which on it is no accident. One is what a client does after it refreshed a token, and what a person does
 * who presses a button again.
 */
const LEAST = 2

/**
 * Was the request repeated although that could not help? Without a status the page cannot know why a request failed,
 * and a read that answers 404 is most often waiting for something to appear.
 */
function isInVain({ from, isPrompt }: Gap): boolean {
  const { retry, status, method } = from
  if (!isPrompt || status === 0 || (retry?.verdict !== 'fix' && retry?.verdict !== 'never')) return false
  return !(status === 404 && /^(?:GET|HEAD)$/.test(method))
}

/** Repeated as it is, although the answer asks for a change first, or says that no repeat will help. */
export const despiteVerdict: Rule = ({ gaps, isPoll }) => {
  const inVain = gaps.filter(isInVain)
  const [first] = inVain
  if (isPoll || !first || inVain.length < LEAST) return null
  const { retry } = first.from
  const isNever = retry?.verdict === 'never'
  const within = span((inVain.at(-1)?.to.startedAtMs ?? 0) - first.from.startedAtMs)
  return {
    rule: 'retry/despite-verdict',
    owner: 'client',
    what: `Repeated ${times(inVain.length)} within ${within} as it was, although the answer (${statusesOf(inVain.map(({ from }) => from))}) ${isNever ? 'rules out that a repeat helps' : 'asks for a change first'}.`,
    why: 'The same request gets the same answer: the repeats delay the error message, and may count against a rate limit.',
    fix: `Leave this answer out of what is repeated. ${retry?.because ?? ''}`.trim(),
    line: null,
    source: retry?.source ?? first.from.policy?.source ?? RFC9110_CLIENT_ERROR,
  }
}
