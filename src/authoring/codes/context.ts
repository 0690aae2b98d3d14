/** What stands around a block: is it about errors, and does a title or the sentence above it name a status? */

import type { Block, Page, Table, Title } from '../page/page'
import { statedStatus, statusOfTitle } from './statuses'

const OF_ERRORS =
  /\b(?:errors?|errores|erros?|erreurs?|fehler\w*|fouten|fout\w*|errori|exceptions?|failures?|faults?|problems?|return codes?|failed|rejected|reasons?|codes?|códigos?|codici)\b|错误|錯誤|エラー|异常|오류/i
/** Errors by their own name, and not any kind of code. */
const namesErrors = (text: string) =>
  /\berr(?:or|eur)|fehler|fout|fail|exception|fault|problem|错误|錯誤|エラー|오류/i.test(text)
const OF_CODES =
  /\b(?:errors?|failure|machine|reason|return|response|result|sub|fault)[\s-]*(?:codes?|types?|names?|identifiers?|keys?|slugs?)\b|\bcodes?\b|códigos?|codici|fehlercodes?|错误码|错误代码|エラーコード/i
const OF_OTHERS =
  /\b(?:headers?|fields?|parameters?|params?|propert(?:y|ies)|attributes?|scopes?|states?|events?|webhooks?|variables?|members?|plans?|currenc(?:y|ies)|countr(?:y|ies)|languages?|limits?|tiers?|roles?|statuses|status values?|permissions?|cabeçalhos?|campos?|felder|champs)\b/i

/** Texts that are about errors, whoever makes them: "Agent state errors", "These errors occur when a field …". */
const IS_ERRORS =
  /^[^.:]{2,40}\b(?:errors|exceptions|failures)$|^(?:these|the following|possible|all) (?:\w+ )?(?:errors|exceptions|failures)\b/i

const OF_BODIES = /\b(?:headers?|fields?|parameters?|params?|propert(?:y|ies)|attributes?|members?)\b/i

/** Is a text about errors or codes, and not about fields, headers or states? */
function isAboutErrors(text: string): boolean {
  if (IS_ERRORS.test(text)) return true
  if (OF_OTHERS.test(text) && !OF_CODES.test(text)) return false
  return OF_ERRORS.test(text)
}

/** Does a text speak of codes, and not only of errors? */
export const namesCodes = (text: string): boolean => OF_CODES.test(text)

/** Is a text about fields, headers, states and the like? */
const isAboutOthers = (text: string) => OF_OTHERS.test(text) && !OF_CODES.test(text) && !IS_ERRORS.test(text)

/** The text right above a block, under the same title. */
function textAbove(blocks: readonly Block[], index: number): { text: string; line: number } | null {
  const block = blocks[index] as Block
  for (let i = index - 1; i >= 0; i -= 1) {
    const each = blocks[i] as Block
    if (each.kind === 'item' && block.kind === 'item' && each.depth >= block.depth) continue
    if (each.kind === 'paragraph' || (each.kind === 'item' && block.kind !== 'item'))
      return { text: each.content.text, line: each.line }
    return null
  }
  return null
}

/** What a part of a page is about: errors, or fields, states, events and the like. */
export type Topic = 'errors' | 'others' | 'unknown'

/** What texts are about, the nearest first: the first that says so decides. */
export function topicOf(texts: readonly string[]): Topic {
  for (const text of texts) {
    if (isAboutOthers(text)) return 'others'
    if (isAboutErrors(text) || statusOfTitle(text)) return 'errors'
  }
  return 'unknown'
}

/** What a block is about: by the text above it, then its titles, then the page's own title. */
export function topicAround(page: Page, index: number): Topic {
  const { under } = page.blocks[index] as Block
  const above = textAbove(page.blocks, index)?.text ?? ''
  if (isAboutErrors(above)) return 'errors'
  const titles = under.toReversed().map(({ content }) => content.text)
  // "429 — Too Many Requests", then "Rate limit exceeded.": the sentence says what the status means, not what the table lists.
  if (titles[0] && statusOfTitle(titles[0]) && !OF_BODIES.test(above)) return 'errors'
  if (isAboutOthers(above)) return 'others'
  return topicOf(titles.length < 2 || namesErrors(page.title ?? '') ? [...titles, page.title ?? ''] : titles)
}

/** The one status that the nearest title with a status names. */
export function statusOfTitles(under: readonly Title[]): { status: string; line: number } | null {
  for (const { content, line } of under.toReversed()) {
    const statuses = statusOfTitle(content.text)?.statuses
    if (statuses?.length === 1 && /^\d+$/.test(statuses[0] as string))
      return { status: statuses[0] as string, line }
    if (statuses) return null
  }
  return null
}

/** The status that holds for all of a block: from the sentence above it, or a title. */
export function statusAround(
  blocks: readonly Block[],
  index: number,
): { status: string; line: number } | null {
  const above = textAbove(blocks, index)
  const stated = above && statedStatus(above.text)
  return stated ? { status: stated, line: above.line } : statusOfTitles((blocks[index] as Block).under)
}

const OF_FORM =
  /format|envelope|structure|shape|schema|standard|object|general|overview|response body|\ball errors\b|formato|estrutura|struktur/i

/** Is a title about the form of errors in general, so that the code of its example is any code? */
export const isOfForm = (title: string): boolean => OF_FORM.test(title)

const FAILURE =
  /\b(?:errors?|fail(?:s|ed|ure)?|invalid|denied|rejected|refused|blocked|barred|missing|expired|exceeded|insufficient|illegal|unavailable|unreachable|unknown|(?:not|cannot|could not) (?:be )?(?:found|available|delivered|allowed|active|supported|sent|processed|exist))\b/i

/** `250`, `554`: the statuses of HTTP, and the reply codes of many another protocol. */
const REPLY = /^[1-5]\d\d$/

/** Where nothing around a table says what it is about, its rows may: how most of them failed. */
export const tellsOfErrors = ({ rows }: Table): boolean =>
  rows.length > 2 &&
  rows.filter(({ cells }) => REPLY.test(cells[0]?.text.trim() ?? '')).length < rows.length / 2 &&
  rows.filter(({ cells }) => cells.some(({ text }) => FAILURE.test(text))).length >= rows.length * 0.4
