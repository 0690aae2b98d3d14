/** Codes within running text: "fails with `402 card_declined`", "returns `quota_exceeded` with 429", "(`PLAN_REQUIRED`)". */

import type { Page, Rich } from '../page/page'
import { CONFIDENCE, type Mention, mention } from './mention'
import type { IsField } from './names'
import { isFailure, isPhrase, isStatus, statusHead } from './statuses'
import { isMadeUp, isPlaceholder, isSectionName, isSuccess, saysError, shapeOf, tokenIn } from './tokens'

const STATUS_BEFORE =
  /(?:^|[^\w.])(?:HTTP\s)?([45]\d\d)[\s(:\u2013\u2014-]{0,3}(?:(?:error|response|with|and|code|an?|the|of)\s){0,6}$/i
const STATUS_AFTER =
  /^\s?\(?(?:(?:with|as|and|is|at|is returned with|HTTP|an?|status|code)\s){0,4}\(?([45]\d\d)\b/i
const RETURNS =
  /\b(?:returns?|returned|returning|responds? with|rejected with|fails? with|failed with|throws?|raises?|yields?|errors?|error codes?|error types?|code|receive|get|surfaces? as|reports?|(?:code|error|type)\s(?:is|of|being))\s?(?:an?\s|the\s|a\sstable\s)?[:(]?\s?$/i
const LISTS =
  /\b(?:codes?|types?|errors?|reasons?|slugs?|códigos?|fehlercodes?)\b[^.`]{0,40}(?:are|include|includes|including|like|such as|one of|e\.g\.|[:：(]|son|são|sind)\s?$/i
const IS_ERROR = /^\s?(?:errors?|exceptions?|failures?|responses?|error code|code)\b/i
const OTHERS =
  /\b(?:headers?|fields?|parameters?|params?|events?|webhooks?|scopes?|states?|environment variables?|propert(?:y|ies)|attributes?|members?)\b/i
/** Only after these is a number in a sentence a code. */
const CALLED_CODE = /\b(?:error|failure|result|return)[\s_-]codes?(?:\s(?:is|of))?\s?[:(]?\s?$/i
const NEXT = /^\s?(?:[,;/|]|,?\s?(?:and|or|y|e|o|und|oder|et|ou))\s?$/

const THROWS = /\b(?:throws?|thrown|raises?|raised|catch|instance of|instanceof|an?)\s(?:an?\s|the\s)?$/i

interface Spot {
  code: string
  status: string | null
}

/** The codes that a text states, by what stands right before and after them; `lead` is the status that the text is about. */
function spotsIn({ text, marks }: Rich, isField: IsField, lead: string | null): Spot[] {
  let cursor = 0
  let listed: Spot | null = null
  return marks.flatMap((mark) => {
    if (mark.kind !== 'code') return []
    const at = text.indexOf(mark.text, cursor)
    if (at < 0) return []
    const between = text.slice(cursor, at)
    cursor = at + mark.text.length
    const before = text.slice(Math.max(0, at - 80), at)
    const code = codeIn(mark.text, before, isField)
    const after = text.slice(cursor, cursor + 60)
    const goesOn = listed !== null && NEXT.test(between)
    const status =
      code && (code.status ?? STATUS_BEFORE.exec(before)?.[1] ?? STATUS_AFTER.exec(after)?.[1] ?? null)
    const spot = code && stated(code.code, code.status !== null, status ?? null, lead, before, after)
    if (spot) {
      listed = spot
      return [spot]
    }
    if (goesOn && code && saysError(code.code)) return [{ code: code.code, status: (listed as Spot).status }]
    listed = null
    return []
  })
}

/** A code span that has the shape of a code, by itself or after a status. */
function codeIn(text: string, before: string, isField: IsField): Spot | null {
  const glued = statusHead(text)
  const code = tokenIn(glued?.rest || text)
  if (code && CALLED_CODE.test(before) && /^-?\d{4,}$/.test(code)) return { code, status: null }
  // `400-BadRequest` is a status with its phrase.
  if (code && glued?.rest && isPhrase(code) && /^[A-Z][a-z]/.test(code)) return null
  if (
    !code ||
    isSectionName(code) ||
    !isMadeUp(code) ||
    isField(code) ||
    isPlaceholder(code) ||
    isSuccess(code)
  )
    return null
  return { code, status: glued?.rest ? (glued.statuses[0] ?? null) : null }
}

const isFirst = (before: string) => /^[^.;`]{3,60}\s[\u2013\u2014-]\s$/.test(before)
const isConstant = (code: string) => /^[A-Z\d]+_[A-Z\d_]+$/.test(code)

function stated(
  code: string,
  glued: boolean,
  status: string | null,
  lead: string | null,
  before: string,
  after: string,
): Spot | null {
  if (glued || shapeOf(code) === 'number') return { code, status: status ?? lead }
  if (status && isStatus(status) && (saysError(code) || isConstant(code))) return { code, status }
  // Programs throw classes; answers carry codes.
  const named =
    saysError(code) &&
    (/^(?:snake|kebab)$/.test(shapeOf(code)) || (shapeOf(code) === 'camel' && !THROWS.test(before)))
  if (OTHERS.test(before.slice(-30)) || OTHERS.test(after.slice(0, 20))) return null
  if (named && (RETURNS.test(before) || LISTS.test(before) || IS_ERROR.test(after)))
    return { code, status: lead }
  // "403 Forbidden — `plan_required` if …": what follows a status at once is its code.
  const bracketed =
    (/\(\s?$/.test(before) && /^\s?[),]/.test(after)) || (isFirst(before) && !/^\s?[.=:(]/.test(after))
  return lead && (named || isConstant(code)) && bracketed ? { code, status: lead } : null
}

/** A status that a text begins with, where it is one and a failure. */
const leadOf = (text: string): string | null => {
  const statuses = statusHead(text)?.statuses ?? []
  return statuses.length === 1 && isFailure(statuses[0] as string) ? (statuses[0] as string) : null
}

/** Reads the sentences of a page, and what rows about a status say of its codes. */
export function fromSentences(page: Page, isField: IsField): Mention[] {
  const toMention = (line: number) => (spot: Spot) =>
    mention({
      codes: [spot.code],
      statuses: spot.status ? [spot.status] : [],
      lines: [line],
      confidence: CONFIDENCE.sentence,
    })
  return page.blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.rows.flatMap(({ cells: [first, ...rest], line }) => {
        const lead = first ? leadOf(first.text) : null
        return lead ? rest.flatMap((cell) => spotsIn(cell, isField, lead).map(toMention(line))) : []
      })
    if (block.kind !== 'paragraph' && block.kind !== 'item') return []
    const lead = block.kind === 'item' ? leadOf(block.content.text) : null
    return spotsIn(block.content, isField, lead).map(toMention(block.line))
  })
}
