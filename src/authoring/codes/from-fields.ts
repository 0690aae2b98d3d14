/** Values that a page lists for the field that holds the code: "One of `invalid_request`, `not_found` …", unions, enumerations. */

import type { Block, Page, Rich } from '../page/page'
import { topicAround, topicOf } from './context'
import { CONFIDENCE, type Mention, mention } from './mention'
import type { IsField } from './names'
import { blocksBelow } from './sections'
import { isPhrase, statusHead } from './statuses'
import { isMadeUp, isPlaceholder, saysError, shapeOf, tokenIn } from './tokens'

const HOLDER =
  /^(?:(?:error|errors\[\]|errors|err|detail)[._[\]]*)?(?:code|type|error|reason|error_?code|error_?type|error_?key|error_?name|failure_?code|decline_?code|sub_?code|internal_?code|name|kind|slug|status)$/i

/** Many things have a state: its values are codes only among errors. */
const OF_ANYTHING = /^(?:status|name|kind|slug)$/i

const isAmongErrors = (block: Block | undefined) =>
  topicOf(block?.under.slice(-1).map(({ content }) => content.text) ?? []) === 'errors'

const codesIn = ({ marks }: Rich, isField: IsField): string[] =>
  marks.flatMap((mark) => {
    const token = mark.kind === 'code' ? tokenIn(mark.text) : null
    const ok = token && shapeOf(token) !== 'number' && !isField(token) && !isPlaceholder(token)
    return ok && (isMadeUp(token) || saysError(token)) ? [token] : []
  })

/** Reads tables and lists of fields, response fields, and types in programs. */
export function fromFields(page: Page, isField: IsField): Mention[] {
  const found = (codes: string[], line: number) =>
    codes.length > 1 && codes.filter(saysError).length >= codes.length / 2
      ? [mention({ codes, lines: [line], confidence: CONFIDENCE.enumeration })]
      : []
  const isHolder = (name: string | undefined, index: number) => {
    const bare = name?.trim() ?? ''
    return HOLDER.test(bare) && (!OF_ANYTHING.test(bare) || isAmongErrors(page.blocks[index]))
  }
  return page.blocks.flatMap((block, index) => {
    if (block.kind === 'table')
      return block.rows.flatMap(({ cells, line }) =>
        isHolder(cells[0]?.text, index)
          ? found(
              cells.slice(1).flatMap((cell) => codesIn(cell, isField)),
              line,
            )
          : [],
      )
    if (block.kind === 'title' && isHolder(block.title.content.text, index))
      return blocksBelow(page.blocks, index).flatMap((each) =>
        each.kind === 'paragraph' ? found(codesIn(each.content, isField), each.line) : [],
      )
    if (block.kind === 'item' && isHolder(block.content.marks[0]?.text, index))
      return found(codesIn(block.content, isField), block.line)
    return block.kind === 'code' ? fromCode(block, topicAround(page, index) === 'errors') : []
  })
}

const TYPE =
  /\b(?:type|enum|class|object)\s+(\w*(?:Error|Err|Failure|Fault|Reason|Exception)\w*)[^={]{0,60}[={]([^;}]{0,20000})/g
const PLAIN = /^(?:text|txt|plain|plaintext|none|)$/
const LITERAL = /["']([\w.:-]{2,80})["']|^\s*([A-Z][A-Z\d_]{2,})\s*[,=(]?/gm

/** Types that list codes, and lists in plain type: `card_declined   The card was declined`. */
function fromCode(block: Extract<Block, { kind: 'code' }>, among: boolean): Mention[] {
  const mentions: Mention[] = []
  for (const [, , inside] of block.text.matchAll(TYPE)) {
    const codes = [...(inside as string).matchAll(LITERAL)].flatMap(
      ([, quoted, bare]) => tokenIn(quoted ?? bare ?? '') ?? [],
    )
    if (
      codes.length > 1 &&
      codes.filter((code) => isMadeUp(code) || saysError(code)).length >= codes.length * 0.7
    )
      mentions.push(mention({ codes, lines: [block.line], confidence: CONFIDENCE.enumeration }))
  }
  return PLAIN.test(block.lang ?? '') && among && mentions.length === 0 ? plainList(block) : mentions
}

const ROW = /^\s*(?:[-*•]\s+)?(\S{2,80})(?:\s{2,}|\t|\s*[:=|\u2013\u2014]\s*|\s+-\s+|\s*$)(.*)$/

function plainList(block: Extract<Block, { kind: 'code' }>): Mention[] {
  const lines = block.text.split('\n')
  const rows = lines.flatMap((text, i) => {
    const short = text.slice(0, 400)
    if (!short.trim()) return []
    const head = statusHead(short)
    const hit = ROW.exec(head?.rest ?? short)
    const code = hit && tokenIn((hit[1] as string).replace(/[:,]$/, ''))
    const rest = hit?.[2]?.trim() ?? ''
    const ok =
      code && shapeOf(code) !== 'capital' && shapeOf(code) !== 'word' && (isMadeUp(code) || saysError(code))
    return [
      {
        code: ok && !isPlaceholder(code) ? code : null,
        rest,
        statuses: head?.statuses ?? [],
        line: block.line + 1 + i,
      },
    ]
  })
  const named = rows.filter(({ code }) => code !== null)
  if (named.length < 2 || named.length < rows.length * 0.7) return []
  if (!named.some(({ code }) => saysError(code as string) && !isPhrase(code as string))) return []
  return named.map(({ code, rest, statuses, line }) =>
    mention({
      codes: [code as string],
      statuses,
      meaning: rest || null,
      lines: [line],
      confidence: CONFIDENCE.enumeration,
    }),
  )
}
