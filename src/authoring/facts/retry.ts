/** What a page says about repeating: in a column, in the text of a code, by status, in a section on retrying. */

import type { DraftCode, DraftStatus, Found, SaidRetry } from '../draft'
import { grouped } from '../grouped'
import type { Page } from '../page/page'
import type { Source, Statement } from './retrying/statement'
import { statementsOf } from './retrying/statements'
import type { Say } from './retrying/words'

/** How sure a reading is, by what it was read from. */
const CONFIDENCE: Record<Source, number> = { column: 0.95, own: 0.85, rule: 0.8 }
/** A rule for a status, applied to a code that has it, and one for a class of statuses. */
const BY_STATUS = 0.75
const BY_CLASS = 0.7

interface Verdict {
  say: Say
  found: Found<SaidRetry> | null
}

/** A column outweighs sentences; among equals a no outweighs a yes, and a condition only what nothing is said against. */
function weigh(statements: readonly Statement[]): Verdict | null {
  const column = statements.filter(({ source }) => source === 'column')
  const counted = column.length > 0 ? column : statements
  const say = (['no', 'yes', 'open'] as const).find((each) => counted.some((one) => one.say === each))
  if (!say) return null
  const agreeing = counted.filter((one) => one.say === say)
  const lines = [...new Set(agreeing.map(({ line }) => line))].sort((a, b) => a - b)
  const confidence = Math.max(...agreeing.map(({ source }) => CONFIDENCE[source]))
  const against = counted.length > agreeing.length ? 0.1 : 0
  return {
    say,
    found:
      say === 'open'
        ? null
        : { value: say, lines, confidence: Math.round((confidence - against) * 100) / 100 },
  }
}

const classOf = (status: number | string) => `${String(status)[0]}xx`
const known = ({ code }: DraftCode) => code

/** Statements about a code that stands on the page several times are about the entry that was read from the same line. */
function ownOf(code: DraftCode, same: readonly DraftCode[], statements: readonly Statement[]): Statement[] {
  return statements.filter(({ line }) => {
    const owners = same.filter((each) => each.lines.includes(line))
    return owners.length === 0 || owners.includes(code)
  })
}

/** Fills in `retry` of the codes and statuses, and adds statuses that only a sentence on retrying names. */
export function readRetry(
  page: Page,
  codes: readonly DraftCode[],
  statuses: readonly DraftStatus[],
): { codes: DraftCode[]; statuses: DraftStatus[] } {
  const statements = statementsOf(page, new Set(codes.map(known)))
  const byName = (kind: Statement['kind']) =>
    grouped(
      statements.filter((each) => each.kind === kind),
      (each) => each.name,
    )
  const aboutCodes = byName('code')
  const entries = grouped(codes, known)
  const byStatus = new Map([...byName('status')].map(([name, all]) => [name, weigh(all)]))

  const inherited = (status: number | undefined): Found<SaidRetry> | null => {
    if (status === undefined) return null
    const exact = byStatus.get(String(status))
    if (exact)
      return exact.found && { ...exact.found, confidence: Math.min(exact.found.confidence, BY_STATUS) }
    const found = byStatus.get(classOf(status))?.found
    return found ? { ...found, confidence: Math.min(found.confidence, BY_CLASS) } : null
  }
  const retryOf = (code: DraftCode): Found<SaidRetry> | null => {
    const own = weigh(ownOf(code, entries.get(code.code) ?? [], aboutCodes.get(code.code) ?? []))
    if (own?.found) return own.found
    const general = inherited(code.status?.value)
    // "Top up and retry" is not undone by a rule that its status may be repeated.
    return own?.say === 'open' && general?.value === 'yes' ? null : general
  }
  const retryOfStatus = (status: string) => byStatus.get(status)?.found ?? null
  const listed = new Set(statuses.map(({ status }) => status))
  const added = [...byStatus].flatMap(([status, verdict]): DraftStatus[] =>
    verdict?.found && !listed.has(status)
      ? [
          {
            status,
            title: null,
            meaning: null,
            resolution: null,
            retry: verdict.found,
            lines: verdict.found.lines,
          },
        ]
      : [],
  )
  return {
    codes: codes.map((code) => ({ ...code, retry: retryOf(code) })),
    statuses: [
      ...statuses.map((each) => ({ ...each, retry: retryOfStatus(each.status) })),
      ...added.sort((a, b) => (a.status < b.status ? -1 : 1)),
    ],
  }
}
