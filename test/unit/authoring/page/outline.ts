/** A page as lines of text, so that a test shows at a glance what was read. */

import type { Page, Rich, Title } from '../../../../src/authoring/page/page'

const MARK = { code: '`', strong: '*', link: '@' }

/** Text with its marks after it: "key is bad {`key}". */
const shown = ({ text, marks }: Rich) => {
  const own = marks.map((mark) => `${MARK[mark.kind]}${mark.text}`).join(' ')
  return `${text.replace(/\n/g, '/')}${own ? ` {${own}}` : ''}`
}

const path = (under: readonly Title[]) =>
  under.length > 0 ? ` < ${under.map(({ content }) => content.text).join(' > ')}` : ''

export const outline = (page: Page): string[] =>
  page.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'title':
        return [`${block.line} h${block.title.level} ${shown(block.title.content)}${path(block.under)}`]
      case 'paragraph':
        return [`${block.line} p ${shown(block.content)}`]
      case 'item':
        return [`${block.line} ${'-'.repeat(block.depth + 1)} ${shown(block.content)}`]
      case 'code':
        return [`${block.line} code ${block.lang}: ${block.text.replace(/\n/g, '/')}`]
      case 'table':
        return [
          `${block.line} table ${block.head.map(shown).join(' | ')}`,
          ...block.rows.map((row) => `${row.line} row ${row.cells.map(shown).join(' | ')}`),
        ]
    }
    return []
  })
