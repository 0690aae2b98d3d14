import type { Sequence } from '../sequence'
import { RFC9110_REPEATS, triesIn } from '../words'
import type { Rule } from './rule'

/** A generous bound of our own, for APIs that document none: the usual defaults of client libraries are 2 to 10 repeats. */
const MOST_TRIES = 11

/** Tries that followed each other promptly: a person who comes back later starts a series of their own. */
function longestSeries({ tries, gaps }: Sequence): number {
  let longest = 1
  let length = 1
  for (const { isPrompt } of gaps) {
    length = isPrompt ? length + 1 : 1
    longest = Math.max(longest, length)
  }
  return Math.min(longest, tries.length)
}

/** More tries than the API documents, or than any sense can be made of. */
export const tooMany: Rule = (sequence) => {
  const { tries, isPoll } = sequence
  const policy = tries.find((each) => each.policy?.attempts != null)?.policy
  const documented = policy?.attempts ?? null
  if (isPoll || longestSeries(sequence) <= (documented ?? MOST_TRIES)) return null
  const { vendor } = tries.find((each) => each.policy === policy) ?? {}
  const whose =
    documented === null
      ? `no number is documented for this API, and more than ${MOST_TRIES} is too many by Errata's own measure`
      : `${vendor ?? 'the API'} documents ${documented} in all`
  return {
    rule: 'retry/too-many',
    owner: 'client',
    what: `${triesIn(tries)}; ${whose}.`,
    why: 'Each further try adds to the load of a server in trouble, while the person in front of the page waits without an answer.',
    fix: `Stop after ${documented ?? 'a few'} tries and show the error.`,
    line: null,
    source: documented === null ? RFC9110_REPEATS : (policy?.source ?? RFC9110_REPEATS),
  }
}
