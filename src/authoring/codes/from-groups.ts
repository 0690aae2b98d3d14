/** Tables whose rows are messages, under rows that name an error for those below: `**AuthError (status code 403)**`. */

import type { Table } from '../page/page'
import type { Cell } from './cells'
import type { Topic } from './context'
import { CONFIDENCE, type Mention, mention } from './mention'
import { joined } from './resolutions'
import { isMadeUp, saysError } from './tokens'

interface Group {
  name: Cell
  line: number
  messages: string[]
  fixes: string[]
}

/** Where a group has one message only, that is what its error means. */
function mentionOf({ name: { codes, statuses }, line, messages, fixes }: Group): Mention {
  const isOne = messages.length < 2
  const each = fixes.map((fix, i) => (messages[i] ? `“${messages[i]}”: ${fix}` : fix))
  return mention({
    codes,
    statuses,
    meaning: isOne ? (messages[0] ?? null) : null,
    resolution: joined(isOne ? fixes : each),
    lines: [line],
    confidence: CONFIDENCE.row,
  })
}

/** Reads the groups of a table; none where no row names an error for others. */
export function fromGroups({ head, rows }: Table, cells: readonly Cell[][], topic: Topic): Mention[] {
  const groups: Group[] = []
  const isWide = head.length > 1 || cells.some((row) => row.length > 1)
  cells.forEach((row, r) => {
    const [first, ...rest] = row
    const texts = rest.map(({ text }) => text).filter(Boolean)
    const stands = first !== undefined && first.text !== '' && texts.length === 0 && isWide
    const named =
      stands && topic === 'errors' && first.codes.some((code) => isMadeUp(code) || saysError(code))
    if (stands && (first.statuses.length > 0 || named))
      groups.push({ name: first, line: rows[r]?.line ?? 0, messages: [], fixes: [] })
    else {
      const group = groups.at(-1)
      if (first?.text) group?.messages.push(first.text)
      if (texts.length > 0) group?.fixes.push(texts.join(' '))
    }
  })
  return groups.map(mentionOf)
}
