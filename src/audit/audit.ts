/** The retry audit: what the page's own code did after each failure, held against the verdicts and the documented policy. */
import type { Finding } from '../engine'
import type { Attempt } from './attempt'
import { type Host, hostOf, hostsOf } from './host'
import { type Rate, ratesOf } from './rate'
import { despiteVerdict } from './rules/despite-verdict'
import { keyReused, newKey, noKey } from './rules/keys'
import { noBackoff } from './rules/no-backoff'
import { excesses, overLimit } from './rules/over-limit'
import type { Rule } from './rules/rule'
import { storm } from './rules/storm'
import { tooEarly } from './rules/too-early'
import { tooMany } from './rules/too-many'
import { wellBehaved } from './rules/well-behaved'
import type { Sequence } from './sequence'

export type { Rate } from './rate'

/** The tries of one operation, and what is to be said about them. */
export interface Audit {
  /** In order of start; at least two, or one with a finding. */
  attempts: Attempt[]
  /** What went wrong, the gravest first; or the one that says that all was well done (`retry/well-behaved`). */
  findings: Finding[]
  rates: Rate[]
}

/** The gravest first: what may cost somebody money, then what helps nobody, then what is unkind to the server. */
const RULES: readonly Rule[] = [noKey, newKey, keyReused, despiteVerdict, tooEarly, storm, noBackoff, tooMany]

const faultsOf = (sequence: Sequence, host: Host): Finding[] =>
  RULES.flatMap((rule) => rule(sequence, host) ?? [])

const orPraise = (faults: Finding[], sequence: Sequence): Finding[] => {
  const praise = faults.length === 0 ? wellBehaved(sequence) : null
  return praise ? [praise] : faults
}

/**
 * Audits the sequence of tries that a row belongs to.
 * @param attempts all that the session remembers, in any order
 * @returns null when the request was sent once and nothing is to be said about it
 */
export function audit(rowId: number, attempts: readonly Attempt[]): Audit | null {
  const row = attempts.find((each) => each.rowId === rowId)
  if (!row) return null
  const host = hostOf(
    row.host,
    attempts.filter((each) => each.host === row.host),
  )
  const sequence = host.sequences.find(({ tries }) => tries.includes(row))
  if (!sequence) return null
  const rates = ratesOf(sequence.tries, host)
  const tooFast = excesses(rates, host).map((each) => overLimit(each, host))
  const findings = orPraise([...faultsOf(sequence, host), ...tooFast], sequence)
  return sequence.tries.length < 2 && findings.length === 0
    ? null
    : { attempts: [...sequence.tries], findings, rates }
}

/** Where a host as a whole was asked too fast: the requests of the fullest window. */
function auditRate(host: Host): Audit[] {
  const rates = ratesOf(host.attempts, host)
  const exceeded = excesses(rates, host)
  const [first] = exceeded
  if (!first) return []
  const { peakAtMs, limit } = first.rate
  const attempts = host.attempts.filter(
    ({ startedAtMs }) => startedAtMs >= peakAtMs && startedAtMs < peakAtMs + limit.windowMs,
  )
  return [{ attempts, findings: exceeded.map((each) => overLimit(each, host)), rates }]
}

/** Audits everything at once: each sequence about which something is to be said, then the rate of each host. */
export function auditAll(attempts: readonly Attempt[]): Audit[] {
  return hostsOf(attempts).flatMap((host) => [
    ...host.sequences.flatMap((sequence) => {
      const findings = orPraise(faultsOf(sequence, host), sequence)
      return findings.length > 0 ? [{ attempts: [...sequence.tries], findings, rates: [] }] : []
    }),
    ...auditRate(host),
  ])
}
