/** Used-up quotas and unpaid bills: trouble that no wait cures, whatever a header says. */
import type { Known } from '../explain'

/** Words of codes and titles, whole or as the beginning of a longer one (`credits`, `quotas`). */
const WORDS = /\b(?:quota|billing|balance|credit|funds|payment|spend|budget|daily|monthly|usage)/i

/** `insufficientQuota` and `INSUFFICIENT_QUOTA` as words. */
const asWords = (code: string) => code.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ')

/**
 * Does the catalogue know this error as one that needs money or a bigger quota? Its advice has to say so as well: only
 * what needs a change first can be such a one.
 */
export function isExhaustion({ level, statement, subject }: Known, status: number): boolean {
  if (statement.retry !== 'fix' && statement.retry !== 'never') return false
  if (status === 402) return true
  return level !== 'status' && (WORDS.test(asWords(subject)) || WORDS.test(statement.title ?? ''))
}
