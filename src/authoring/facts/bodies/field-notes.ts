/** What a page says of a body's members: in tables of fields, in lists, in components for fields, and in sentences. */

import { fold } from '../../../engine'
import type { Block, Page, Rich, Table } from '../../page/page'

/** "`error.code`: machine-readable code". */
export interface FieldNote {
  /** The steps to the member, as far as they are told: `['errors', '0', 'code']`. */
  path: string[]
  text: string
  line: number
}

const FIELD_HEADS = new Set(
  'field fields fieldname property properties parameter attribute member key name path campo propiedad propriedade feld champ veld 字段 欄位 フィールド 参数'.split(
    ' ',
  ),
)
const FIELD_COMPONENT = /field|param|property|attribute/i

/** What a path may begin with that is not of the body. */
const OUTSIDE = new Set(['response', 'res', 'resp', 'body', 'json', 'err', '$', 'this', 'e', 'payload'])
const PATH =
  /^[A-Za-z_$][\w$-]{0,60}(?:(?:\.|\[\d{0,3}\]\.?|\[\*\]\.?|→|>)[A-Za-z_$][\w$-]{0,60}){0,6}(?:\[\])?$/

/** `errors[].code` → `['errors', '0', 'code']`; null for what is no path. */
export function pathOf(text: string): string[] | null {
  const bare = text
    .trim()
    .replace(/\s*([→>.])\s*/g, '$1')
    .replace(/["'`]/g, '')
  if (!PATH.test(bare)) return null
  const steps = bare
    .replace(/\[\d{0,3}\]|\[\*\]/g, '.0.')
    .split(/[.→>]+/)
    .filter((step) => step !== '')
  while (steps.length > 1 && OUTSIDE.has((steps[0] as string).toLowerCase())) steps.shift()
  return steps
}

const INDENT = /^[\s ]*(?:[↳└├│─>–-]+[\s ]*)+|^(?: |&nbsp;)+/

function notesInTable(table: Table): FieldNote[] {
  if (!FIELD_HEADS.has(fold(table.head[0]?.text ?? '')) && !/^value$/i.test(table.head[0]?.text ?? ''))
    return []
  let parent: string[] = []
  return table.rows.flatMap(({ cells: [first, ...rest], line }) => {
    const own = first && pathOf(first.text.replace(INDENT, ''))
    if (!first || !own) return []
    const isInside = INDENT.test(first.text)
    if (!isInside) parent = own
    const text = rest.map((cell) => cell.text).join(' – ')
    return [{ path: isInside ? [...parent, ...own] : own, text, line }]
  })
}

/** Each code span that looks like a path, with what is said until the next one. */
function notesInText({ text, marks }: Rich, line: number): FieldNote[] {
  const notes: FieldNote[] = []
  let at = 0
  const spans = marks
    .filter(({ kind }) => kind !== 'link')
    .flatMap((mark) => {
      const start = text.indexOf(mark.text, at)
      if (start < 0) return []
      at = start + mark.text.length
      return [{ path: pathOf(mark.text), start, end: at }]
    })
  spans.forEach(({ path, end }, i) => {
    const said = text.slice(end, spans[i + 1]?.start ?? text.length).split(/(?<=[.;])\s/)[0] as string
    if (
      path &&
      /^\s*(?:\(|[:–—-]|is\b|are\b|identif\w+|(?:contain|give|hold|tell|describe|explain|provide|indicate|specif|mirror|reflect|say|name|show|carr|state|report)(?:s|ies)?\b)/.test(
        said,
      )
    ) {
      notes.push({ path, text: said, line })
    }
  })
  return notes
}

/** `<ResponseField name="error.code">`: the text right below it, and the names of the fields around it. */
function notesInField(blocks: readonly Block[], index: number): FieldNote[] {
  const block = blocks[index]
  if (block?.kind !== 'title' || !FIELD_COMPONENT.test(block.title.component ?? '')) return []
  const around = block.under.filter(({ component }) => FIELD_COMPONENT.test(component ?? ''))
  const steps = [...around, block.title].map(({ content }) => pathOf(content.text))
  const path = steps.every((step) => step !== null) ? steps.flat() : null
  const next = blocks[index + 1]
  const text = next?.kind === 'paragraph' && next.under.at(-1)?.line === block.line ? next.content.text : ''
  return path ? [{ path, text, line: block.line }] : []
}

export function fieldNotes({ blocks }: Page): FieldNote[] {
  return blocks.flatMap((block, i) => {
    if (block.kind === 'table') return notesInTable(block)
    if (block.kind === 'title') return notesInField(blocks, i)
    return block.kind === 'code' ? [] : notesInText(block.content, block.line)
  })
}
