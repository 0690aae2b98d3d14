import { expect, test } from 'vitest'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readIdentity } from '../../../../src/authoring/facts/identity'
import { readLimits } from '../../../../src/authoring/facts/limits'
import { readRetry } from '../../../../src/authoring/facts/retry'
import type { Page } from '../../../../src/authoring/page/page'

/** Made by hand: what a page reader does with such texts is not the question here. */
const pageOf = (text: string): Page => {
  const content = { text, marks: [] }
  const under = [{ content: { text: 'Errors', marks: [] }, line: 1, level: 1, component: null }]
  return {
    title: 'Errors',
    url: null,
    blocks: [
      { kind: 'paragraph', line: 2, under, content },
      { kind: 'item', line: 3, depth: 0, under, content },
      { kind: 'code', line: 4, under, lang: 'json', label: '', text },
      { kind: 'code', line: 5, under, lang: 'ts', label: '', text: `interface AnError {${text}` },
      {
        kind: 'table',
        line: 6,
        under,
        head: [content, content],
        rows: [{ line: 7, cells: [content, content] }],
      },
    ],
    lines: text.split('\n'),
  }
}

/** A second is many times what any of them takes, and far less than one that grows with the square. */
const BUDGET_MS = 3000

test.each([
  ['open brackets', '[\n', 20_000],
  ['nested objects', '{"a":', 20_000],
  ['names without values', '"error": <x\n', 5_000],
  ['one long word', 'a', 100_000],
  ['hyphens', 'X-', 50_000],
  ['capitals', 'The Acme API ', 5_000],
  ['numbers', '1,000 ', 20_000],
  ['spaces', ' ', 100_000],
  ['almost a rate', '60 requests per ', 8_000],
  ['retries', 'do not, retry 500 with ', 6_000],
  ['brackets in sentences', '(retry 503 (', 8_000],
  ['addresses', 'https://api.acme.dev/v1/ ', 5_000],
])('%s without end', (_, piece, count) => {
  const page = pageOf(piece.repeat(count))
  const start = performance.now()
  readEnvelopes(page)
  readIdentity(page)
  readLimits(page)
  readRetry(page, [], [])
  expect(performance.now() - start).toBeLessThan(BUDGET_MS)
})
