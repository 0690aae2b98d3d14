/** Page → draft: everything that the importer understands of a documentation page. Deterministic, offline, never throws. */

import { readCodes } from './codes/read-codes'
import type { Draft } from './draft'
import { readEnvelopes } from './facts/envelopes'
import { readIdentity } from './facts/identity'
import { readLimits } from './facts/limits'
import { readRetry } from './facts/retry'
import type { Page } from './page/page'

/** Reads a page: its codes and statuses first, then what it says about repeating them, then the rest. */
export function readDraft(page: Page): Draft {
  const envelopes = readEnvelopes(page)
  const { codes, statuses, leftovers } = readCodes(page, envelopes)
  const said = readRetry(page, codes, statuses)
  return {
    ...readIdentity(page),
    codes: said.codes,
    statuses: said.statuses,
    ...envelopes,
    rateLimits: readLimits(page),
    leftovers,
  }
}
