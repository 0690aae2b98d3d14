/** The codes and statuses that a page documents, with title, meaning and resolution. */

import type { DraftCode, DraftStatus } from '../draft'
import type { ReadEnvelopes } from '../facts/envelopes'
import type { Page } from '../page/page'
import { adviceOn } from './advice'
import { fromExamples } from './from-examples'
import { fromFields } from './from-fields'
import { fromLists } from './from-lists'
import { fromSentences } from './from-sentences'
import { fromTables } from './from-tables'
import { fromTitles } from './from-titles'
import { mergeCodes, mergeStatuses } from './merge'
import { fieldsOf } from './names'

export interface ReadCodes {
  codes: DraftCode[]
  statuses: DraftStatus[]
  leftovers: { line: number; text: string }[]
}

/** Reads codes from tables, titles, lists and examples; `retry` stays null: `readRetry` fills it. */
export function readCodes(page: Page, envelopes: ReadEnvelopes): ReadCodes {
  const isField = fieldsOf(page)
  const { mentions: rows, leftovers } = fromTables(page)
  const mentions = [
    ...rows,
    ...fromTitles(page, isField),
    ...fromLists(page, isField),
    ...fromFields(page, isField),
    ...fromExamples(page, envelopes),
    ...fromSentences(page, isField),
  ]
  const known = new Set(mentions.flatMap(({ codes }) => codes))
  return {
    codes: mergeCodes([...mentions, ...adviceOn(page, known)]),
    statuses: mergeStatuses(mentions),
    leftovers,
  }
}
