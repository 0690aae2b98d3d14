/** What a paragraph below a name that stands like a list's is about: "**AUTH_001** — No token", then "Send the header and …". */

import { readCell } from '../../codes/cells'
import { runsOf } from '../../codes/runs'
import type { Page } from '../../page/page'
import type { Named } from './subjects'

/** By line. Only where names with a text below them are the rule: what ends a list speaks of all of it. */
export function belowNames(page: Page, codes: ReadonlySet<string>): Map<number, Named[]> {
  const about = new Map<number, Named[]>()
  for (const run of runsOf(page)) {
    const entries = run.filter(({ block }) => block.kind === 'paragraph')
    const told = entries.filter(({ below }) => below.length > 0)
    if (told.length < 2 || told.length < entries.length / 2) continue
    const usual = Math.max(...told.slice(0, -1).map(({ below }) => below.length))
    for (const { name, below } of told) {
      const named = readCell(name).codes.filter((code) => codes.has(code))
      for (const { line } of below.slice(0, usual))
        if (named.length > 0)
          about.set(
            line,
            named.map((each) => ({ kind: 'code', name: each })),
          )
    }
  }
  return about
}
