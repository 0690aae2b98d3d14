import type { Attempt } from '../../../src/audit/attempt'
import { audit } from '../../../src/audit/audit'

export const auditOf = (attempts: readonly Attempt[], row = attempts[0]) => audit(row?.rowId ?? 0, attempts)
export const rulesOf = (attempts: readonly Attempt[], row?: Attempt) =>
  auditOf(attempts, row)?.findings.map(({ rule }) => rule) ?? []
export const finding = (attempts: readonly Attempt[], rule: string) =>
  auditOf(attempts)?.findings.find((each) => each.rule === rule)

/** So many moments, this far apart. */
export const every = (ms: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => from + i * ms)

export type Case = [what: string, operation: string, lines: string[]]
