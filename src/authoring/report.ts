/** The draft as one JSON document for scripts: `import-docs --report`. Its form is a public contract. */

import type { Pack } from '../engine'
import type { Draft, Found, Said } from './draft'

const plain = <T>(found: Found<T> | null): T | null => found?.value ?? null

const wordsOf = ({ title, meaning, resolution, retry }: Said) => ({
  title: plain(title),
  meaning: plain(meaning),
  resolution: plain(resolution),
  retry: plain(retry),
})

/** Values as the page has them, with their lines; `null` where the page says nothing. The pack is the one made of them. */
export function reportOf(draft: Draft, pack: Pack) {
  const [usual] = draft.envelopes
  return {
    name: draft.name,
    hosts: draft.hosts.map(({ value }) => value),
    codes: draft.codes.map((each) => ({
      code: each.code,
      status: plain(each.status),
      ...wordsOf(each),
      lines: each.lines,
      confidence: each.confidence,
    })),
    statuses: Object.fromEntries(
      draft.statuses.map((each) => [each.status, { ...wordsOf(each), lines: each.lines }]),
    ),
    envelope: {
      code: usual?.code ?? null,
      message: usual?.message ?? null,
      requestId: usual?.requestId ?? null,
    },
    requestIdHeader: plain(draft.requestIdHeader),
    idempotencyHeader: plain(draft.idempotencyHeader),
    rateLimits: draft.rateLimits,
    operations: draft.operations ?? [],
    leftovers: draft.leftovers,
    pack,
  }
}
