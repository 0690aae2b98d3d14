/** Codes that stand in the page's JSON examples of errors, with the text around an example that is about that one error. */

import { FIELD_NAMES, fold, placesIn } from '../../engine'
import type { DraftExample } from '../draft'
import type { ReadEnvelopes } from '../facts/envelopes'
import type { Block, Page } from '../page/page'
import { isOfForm, statusOfTitles } from './context'
import { CONFIDENCE, type Mention, mention } from './mention'
import { readSection } from './sections'
import { isStatus, statedStatus } from './statuses'
import { isMadeUp, isPlaceholder, saysError, shapeOf, tokenIn } from './tokens'

/** Members beside a finer code that name its class. */
const CLASS_NAMES = new Set(['type', 'errortype', 'category', 'class', 'kind', 'status'])

/** The value that an RFC 6901 pointer leads to, and the object or list that holds it. */
function at(body: unknown, pointer: string): { value: unknown; holder: unknown } {
  let value = body
  let holder: unknown = null
  for (const segment of pointer.split('/').slice(1)) {
    holder = value
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined
  }
  return { value, holder }
}

/** A number in hexadecimal is what a call returned, or whose it is. */
const isHash = (token: string) => /^0x[\da-f]+$/i.test(token)

/** A value as a code: sentences, placeholders and HTTP statuses are none. */
function codeIn(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const token = tokenIn(String(value))
  if (!token || token !== String(value) || isPlaceholder(token) || isStatus(token) || isHash(token))
    return null
  return shapeOf(token) === 'capital' && !saysError(token) ? null : token
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An item of a list that names the field at fault: what it holds is wrong with that field, not with the request. */
const isFieldIssue = (pointer: string, holder: unknown) =>
  /\/\d+\//.test(pointer) &&
  isRecord(holder) &&
  Object.keys(holder).some((name) => FIELD_NAMES.includes(fold(name)))

interface Shown {
  example: DraftExample
  code: string | null
  classes: string[]
}

/** The codes of one example: the finest, and the classes beside it. */
function read(example: DraftExample, pointers: readonly string[]): Shown {
  const none = { example, code: null, classes: [] }
  let body: unknown
  try {
    body = JSON.parse(example.body)
  } catch {
    return none
  }
  const own = placesIn(body, example.status ?? 400).code
  for (const pointer of new Set([...(own ? [own] : []), ...pointers])) {
    const { value, holder } = at(body, pointer)
    const code = codeIn(value)
    if (!code || isFieldIssue(pointer, holder)) continue
    const classes = isRecord(holder)
      ? Object.entries(holder).flatMap(([name, each]) => {
          const other = CLASS_NAMES.has(fold(name)) && each !== value ? codeIn(each) : null
          return other && isMadeUp(other) && saysError(other) ? [other] : []
        })
      : []
    return { example, code, classes }
  }
  return none
}

/** The blocks that stand with an example under the nearest title. */
function sectionsOf({ blocks }: Page): Map<number, Block[]> {
  const sections = new Map<number, Block[]>()
  let open: Block[] = []
  for (const block of blocks) {
    if (block.kind === 'title') open = []
    else open.push(block)
    sections.set(block.line, open)
  }
  return sections
}

const FIX = /^(?:fix|solutions?|resolution|how to|what to do|action|remedy|recovery)\b/i

/** Reads the examples of a page. */
export function fromExamples(page: Page, { envelopes, examples }: ReadEnvelopes): Mention[] {
  const pointers = envelopes.flatMap(({ code }) => (code ? [code] : []))
  const sections = sectionsOf(page)
  const codeBlocks = page.blocks.filter((block) => block.kind === 'code')
  const shown = examples.map((example) => ({
    ...read(example, pointers),
    block: codeBlocks.findLast((block) => block.line <= example.line) ?? null,
  }))
  const inSection = new Map<Block[] | undefined, Set<string>>()
  for (const { block, code } of shown) {
    const section = block ? sections.get(block.line) : undefined
    if (code) inSection.set(section, (inSection.get(section) ?? new Set()).add(code))
  }
  // The example of the format in general joins any class to any status; those of single errors know better.
  const elsewhere = new Set(shown.flatMap(({ block, classes }) => (block && !isInForm(block) ? classes : [])))
  return shown.flatMap(({ example, code, classes, block }) => {
    if (!code || !block) return []
    const section = sections.get(block.line)
    const alone = inSection.get(section)?.size === 1
    const lead = section?.[section.indexOf(block) - 1]
    const before = lead?.kind === 'paragraph' ? statedStatus(lead.content.text) : null
    const titled = statusOfTitles(block.under)
    const status = example.status ? String(example.status) : (before ?? titled?.status)
    const part = { statuses: status ? [status] : [], lines: [example.line], confidence: CONFIDENCE.example }
    const isForm = isInForm(block)
    const said = alone ? besides(block, section ?? [], titled !== null) : null
    return [
      mention({ ...part, codes: [code], ...said }),
      ...(classes.length > 0
        ? [mention({ ...part, codes: classes.filter((each) => !isForm || !elsewhere.has(each)) })]
        : []),
    ]
  })
}

const isInForm = ({ under }: Block) => isOfForm(under.at(-1)?.content.text ?? '')

/** What a section says about the only code that its examples show: all of it below a title of its own, else labelled fixes. */
function besides(block: Block, section: readonly Block[], hasStatus: boolean) {
  const title = block.under.at(-1)
  const general = !title || isOfForm(title.content.text)
  if (general) return null
  const said = readSection(section.filter((each) => each.kind !== 'code' && each.kind !== 'table'))
  if (hasStatus) return { meaning: said.meaning, resolution: said.resolution }
  const fixes = section.some((each) => each.kind === 'paragraph' && FIX.test(each.content.text))
  return fixes ? { title: title.content.text, resolution: said.resolution } : null
}
