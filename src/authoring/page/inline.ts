/** Text in one line with marks that people type: a component's title, a cell of plain text. No Markdown parser is asked. */

import type { Mark, Rich } from './page'
import { bare } from './rich'

const CODE = /(?<!`)(`{1,3})([^`]+)\1(?!`)/
const STRONG = /\*\*([^*]+)\*\*/
const LINK = /!?\[([^[\]]*)\]\(([^()\s]*)\)/
const MARKED = new RegExp(`${CODE.source}|${STRONG.source}|${LINK.source}`, 'g')
const MARKUP = /<\/?[A-Za-z][^<>]*>/g

/** Code spans, bold text and links become marks; everything else stays as it is. */
export function inlineText(text: string): Rich {
  const marks: Mark[] = []
  const read = text.replace(
    MARKED,
    (_, _ticks, code?: string, strong?: string, label?: string, url?: string) => {
      if (code !== undefined) {
        marks.push({ kind: 'code', text: code.trim() })
        return code.trim()
      }
      if (strong !== undefined) {
        const within = inlineText(strong)
        marks.push({ kind: 'strong', text: within.text }, ...within.marks)
        return within.text
      }
      marks.push({ kind: 'link', text: label ?? '', url: url ?? '' })
      return label ?? ''
    },
  )
  return { ...bare(read), marks }
}

/** The same for the source of a component's attribute, which may hold tags: `<>401 <code>expired</code></>`. */
export const titleText = (source: string): Rich =>
  inlineText(
    source
      .replace(/<code>([^<>`]*)<\/code>/gi, '`$1`')
      .replace(/<\/?>/g, '')
      .replace(MARKUP, ''),
  )
