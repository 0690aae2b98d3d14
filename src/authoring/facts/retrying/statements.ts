/** Everything on a page that says of a code or a status whether repeating helps, each with where it stands. */

import { readCell } from '../../codes/cells'
import { statusOfTitle } from '../../codes/statuses'
import type { Page, Rich, Title } from '../../page/page'
import { belowNames } from './below-names'
import { tableStatements } from './rows'
import { sentenceStatements } from './sentences'
import { codesShownUnder } from './shown-codes'
import type { Known, Statement } from './statement'
import { type Named, subjectsOf } from './subjects'
import { type Say, sayOfList } from './words'

/** A line above a list, or the title above it, that says the same of everything in it. */
interface Lead {
  say: Say
  /** -1 for titles and paragraphs: every item stands below them. */
  depth: number
  /** The line of the title that it stands under, or is. */
  section: number
  isTitle: boolean
}

const MAX_LEAD_CHARS = 160

const isBold = ({ text, marks }: Rich) => marks.some((mark) => mark.kind === 'strong' && mark.text === text)

function leadIn(content: Rich, place: Omit<Lead, 'say'>): Lead | null {
  const { text } = content
  const isLead = place.isTitle || /[:：]\s*$/.test(text) || isBold(content)
  const say = isLead && text.length < MAX_LEAD_CHARS ? sayOfList(text) : null
  return say && { say, ...place }
}

/** @param codes the page's codes */
export function statementsOf(page: Page, codes: ReadonlySet<string>): Statement[] {
  const known: Known = { codes, has429: page.lines.some((line) => /\b429\b/.test(line)) }
  const sectionOf = sectionsOf(page, codes)
  const below = belowNames(page, codes)
  const out: Statement[] = []
  let lead = null as Lead | null
  for (const block of page.blocks) {
    const section = block.under.at(-1)?.line ?? 0
    const holds: Lead | null = lead?.section === section ? lead : null
    const about = below.get(block.line) ?? sectionOf(block.under)
    if (block.kind === 'title') {
      const { content, line } = block.title
      out.push(...sentenceStatements(content, line, [], null, known))
      lead = leadIn(content, { depth: -1, section: line, isTitle: true })
    } else if (block.kind === 'paragraph') {
      out.push(...sentenceStatements(block.content, block.line, about, null, known))
      lead = leadIn(block.content, { depth: -1, section, isTitle: false }) ?? (holds?.isTitle ? holds : null)
    } else if (block.kind === 'item') {
      const above: Lead | null = holds && block.depth > holds.depth ? holds : null
      out.push(...sentenceStatements(block.content, block.line, about, above?.say ?? null, known))
      lead = leadIn(block.content, { depth: block.depth, section, isTitle: false }) ?? above
    } else if (block.kind === 'table') {
      out.push(...tableStatements(block, about, holds?.say ?? null, known))
    }
  }
  return out
}

/** What a text without a subject of its own speaks of: the nearest title that names a code or a status. */
function sectionsOf(page: Page, codes: ReadonlySet<string>): (under: readonly Title[]) => Named[] {
  const shown = codesShownUnder(page, codes)
  const named = new Map<number, Named[]>()
  const ownOf = ({ content, line }: Title): Named[] => {
    const named = subjectsOf(content, codes).filter(({ kind }) => kind === 'code')
    // "-1008 SERVER_BUSY": a number is told from others by where it stands.
    const read = readCell(content).codes.filter((code) => codes.has(code))
    const own = [...new Set([...named.map(({ name }) => name), ...read])]
    if (own.length > 0) return own.map((name) => ({ kind: 'code', name }))
    const statuses = statusOfTitle(content.text)?.statuses
    if (statuses) return statuses.map((name) => ({ kind: 'status', name }))
    const code = shown.get(line)
    return code ? [{ kind: 'code', name: code }] : []
  }
  const once = (title: Title) => {
    const before = named.get(title.line)
    const found = before ?? ownOf(title)
    if (!before) named.set(title.line, found)
    return found
  }
  return (under) =>
    under
      .toReversed()
      .map(once)
      .find((found) => found.length > 0) ?? []
}
