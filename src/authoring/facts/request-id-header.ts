/** The header of responses that carries the request's id. */

import { fold, isRequestIdHeader } from '../../engine'
import type { Found } from '../draft'
import type { Block, Page } from '../page/page'

const HEADER_NAME = /\b[A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){1,5}\b/g
const FOR_SUPPORT = /support|debug|trac|log|correlat|contact|troubleshoot|soporte|suporte/i

function textsOf(block: Block): [string, number][] {
  if (block.kind === 'table') {
    return block.rows.map(({ cells, line }) => [cells.map(({ text }) => text).join(' – '), line])
  }
  if (block.kind === 'code') return []
  return [[block.kind === 'title' ? block.title.content.text : block.content.text, block.line]]
}

function headersIn(text: string, line: number): Found<string>[] {
  return [...text.matchAll(HEADER_NAME)].flatMap(([name]): Found<string>[] => {
    if (/idempot|client-/i.test(name)) return []
    // "correlation-id" may also be just a word; a header is called one, or is written as one.
    if (isRequestIdHeader(name) && (/^x-|^request-id$/i.test(name) || /header/i.test(text))) {
      return [{ value: name, lines: [line], confidence: 0.9 }]
    }
    const isForSupport = /-(?:id|ref)$/i.test(name) && /header/i.test(text) && FOR_SUPPORT.test(text)
    return isForSupport ? [{ value: name, lines: [line], confidence: 0.7 }] : []
  })
}

/** A header by a known name, or one with an id that the page wants told to support. */
export function readRequestIdHeader({ blocks }: Page): Found<string> | null {
  const seen = blocks.flatMap(textsOf).flatMap(([text, line]) => headersIn(text, line))
  const [best] = seen.sort((a, b) => b.confidence - a.confidence)
  if (!best) return null
  const lines = seen.filter(({ value }) => fold(value) === fold(best.value)).flatMap((each) => each.lines)
  return { ...best, lines: [...new Set(lines)].sort((a, b) => a - b) }
}
