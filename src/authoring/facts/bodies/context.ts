/** What stands around an example: is it of an error, of a request, of a success? In the languages that pages are written in. */

import type { Block, Page } from '../../page/page'

const ERROR =
  /err(?:or|eur|o\b|os\b)|fail|fault|exception|problem|invalid|denied|unauthori[sz]|forbidden|rejected|not found|missing|exceed|\b[45]\d\d\b|\b[45]xx\b|fehler|\bfout|falh|错误|錯誤|エラー|失败|失敗|오류/i
const SENT =
  /\brequests?\b(?! (?:failed|error|id))|\bpayload\b|\bwebhooks?\b|solicitud|requisi[cç][aã]o|anfrage|请求|リクエスト/i
const FINE = /success|\b2\d\d\b|\bok\b|[eé]xito|sucesso|erfolg|成功/i
const FORM =
  /format|envelope|structure|shape|schema|\bobject\b|standard|consisten|common (?:error )?response|\b(?:all|every|each|any)\b.{0,30}\berrors?|same (?:json|body)|looks? like|estrutura|estructura|struktur|siempre|sempre|immer|toujours|格式|结构|結構|形式|構造/i

/** What is said about a block, from the nearest to the farthest. */
export interface Surroundings {
  /** The fence's own label and the text right before the block. */
  near: string
  /** The title it stands under. */
  title: string
  /** All titles, and the page's. */
  titles: string
}

const LAST_CHARS = 300

/** The text before the block at `index`: a paragraph, an item or a title, with other examples between them passed over. */
function before(blocks: readonly Block[], index: number): string {
  for (let i = index - 1; i >= 0 && i >= index - 4; i -= 1) {
    const block = blocks[i] as Block
    if (block.kind === 'paragraph' || block.kind === 'item') return block.content.text.slice(-LAST_CHARS)
    if (block.kind === 'title') return ''
    if (block.kind === 'table') return ''
  }
  return ''
}

export function surroundingsOf(page: Page, index: number): Surroundings {
  const block = page.blocks[index] as Block
  const titles = block.under.map(({ content }) => content.text)
  const label = block.kind === 'code' ? block.label : ''
  return {
    near: `${label} ${before(page.blocks, index)}`,
    title: titles.at(-1) ?? '',
    titles: [page.title ?? '', ...titles].join(' '),
  }
}

export const saysError = (text: string): boolean => ERROR.test(text)
export const saysSent = (text: string): boolean => SENT.test(text)
export const saysFine = (text: string): boolean => FINE.test(text)
/** Does a text announce the form that errors have in general? */
export const saysForm = (text: string): boolean => FORM.test(text)
