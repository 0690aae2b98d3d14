/** The code of a section that names it only in its example. */

import { isOfForm } from '../../codes/context'
import type { Page } from '../../page/page'

/** `"code": "model_gone"` in the examples right under a title, where they show one code only: by the title's line. */
export function codesShownUnder({ blocks }: Page, known: ReadonlySet<string>): Map<number, string> {
  const shown = new Map<number, Set<string>>()
  for (const block of blocks) {
    const title = block.under.at(-1)
    if (block.kind !== 'code' || !title || isOfForm(title.content.text)) continue
    const codes = shown.get(title.line) ?? new Set()
    for (const code of codesIn(block.text, known)) codes.add(code)
    shown.set(title.line, codes)
  }
  return new Map(
    [...shown].flatMap(([title, codes]) => (codes.size === 1 ? [[title, [...codes][0] as string]] : [])),
  )
}

function codesIn(text: string, known: ReadonlySet<string>): string[] {
  const named = [...text.matchAll(/"(?:\w{0,20}code)"\s{0,4}:\s{0,4}"?([\w.:-]{1,80})/gi)].map(
    (hit) => hit[1] as string,
  )
  return named.filter((code) => known.has(code))
}
