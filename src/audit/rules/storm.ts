import type { Round } from '../rounds'
import { RFC6455_BACKOFF, span, times } from '../words'
import type { Rule } from './rule'

/** Callers in one round that are no coincidence; a smaller round has to happen twice. */
const MANY_CALLERS = 3
/** Sooner than a person reads an error and loads the page anew. */
const BY_PROGRAM_MS = 1500

const isByProgram = ({ gaps }: Round) =>
  gaps.every(
    ({ ms, askedMs }) =>
      ms <= BY_PROGRAM_MS || (askedMs !== null && ms >= askedMs && ms - askedMs <= BY_PROGRAM_MS),
  )

const spread = ({ gaps }: Round) => {
  const starts = gaps.map(({ to }) => to.startedAtMs)
  return Math.max(...starts) - Math.min(...starts)
}

/** The repeats of parallel callers start together: as one burst, and that after every wait. */
export const storm: Rule = (sequence, host) => {
  const rounds = host.rounds.filter(({ callers }) => callers.has(sequence))
  const big = rounds.find((round) => round.callers.size >= MANY_CALLERS && isByProgram(round))
  if (rounds.length < 2 && !big) return null
  const callers = Math.max(...rounds.map((round) => round.callers.size))
  const widest = span(Math.max(...rounds.map(spread)))
  return {
    rule: 'retry/storm',
    owner: 'client',
    what: `${callers} parallel requests to ${host.name} were repeated within ${widest} of each other, ${times(rounds.length)}.`,
    why: 'Waits of the same length keep the callers together: the server gets its load in bursts, which fail together again.',
    fix: 'Add a random part to every wait, so that the repeats spread out.',
    line: null,
    source: RFC6455_BACKOFF,
  }
}
