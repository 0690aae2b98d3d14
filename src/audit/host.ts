/** All that was sent to one host, prepared for the rules that look beyond one sequence. */
import type { Attempt } from './attempt'
import { lanesOf } from './lanes'
import { type Round, roundsOf } from './rounds'
import { type Sequence, sequenceOf } from './sequence'

export interface Host {
  name: string
  /** By start. */
  attempts: readonly Attempt[]
  sequences: readonly Sequence[]
  rounds: readonly Round[]
  /** By the digest of their idempotency key. */
  byKey: ReadonlyMap<string, readonly Attempt[]>
}

function groupBy(attempts: readonly Attempt[], nameOf: (attempt: Attempt) => string | null) {
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const name = nameOf(attempt)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(attempt)
    else groups.set(name, [attempt])
  }
  return groups
}

/** @param attempts all requests to the host, in any order */
export function hostOf(name: string, attempts: readonly Attempt[]): Host {
  const sorted = [...attempts].sort((a, b) => a.startedAtMs - b.startedAtMs || a.rowId - b.rowId)
  const sequences = [...groupBy(sorted, ({ operation }) => operation).values()].flatMap((operation) =>
    lanesOf(operation).map((tries) => sequenceOf(tries, operation)),
  )
  return {
    name,
    attempts: sorted,
    sequences,
    rounds: roundsOf(sorted, sequences),
    byKey: groupBy(sorted, ({ key }) => key?.digest ?? null),
  }
}

/** The hosts that requests were sent to. */
export const hostsOf = (attempts: readonly Attempt[]): Host[] =>
  [...groupBy(attempts, ({ host }) => host)].map(([name, sent]) => hostOf(name, sent))
