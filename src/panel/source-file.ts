/** Which files and which pasted texts are documentation, and what they are written in. */
import type { PageForm } from '../authoring/page/read-page'

/** By the end of a file's name; null is found out from the text. */
const FORMS = new Map<string, PageForm | null>([
  ['md', 'markdown'],
  ['mdx', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['txt', 'text'],
  ['yaml', null],
  ['yml', null],
])

/** For the dialog that chooses a file. */
export const SOURCE_ENDINGS = [...FORMS.keys(), 'json'].map((each) => `.${each}`).join()

const endingOf = (name: string) => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What a file of this name is written in; null where only its text tells. */
export const formByName = (name: string): PageForm | null => FORMS.get(endingOf(name)) ?? null

/** As much of a JSON file as tells an API description from a recording. */
const HEAD_BYTES = 8_000
const DESCRIBES = /^\uFEFF?\s*\{[\s\S]{0,4000}?"(?:openapi|swagger)"\s*:\s*"\d/

const isDescription = async (file: File) =>
  endingOf(file.name) === 'json' &&
  DESCRIBES.test(
    await file
      .slice(0, HEAD_BYTES)
      .text()
      .catch(() => ''),
  )

/** The first of these files that is documentation, and the others. */
export async function sortFiles(files: readonly File[]): Promise<{ page: File | null; others: File[] }> {
  for (const file of files) {
    if (FORMS.has(endingOf(file.name)) || (await isDescription(file)))
      return { page: file, others: files.filter((each) => each !== file) }
  }
  return { page: null, others: [...files] }
}

/** Blocks that a page has and a snippet of an editor has not. */
const BLOCKS = /<(?:table|h[1-6]|dl)\b/i

/** A text that was pasted or dragged: as HTML where that keeps tables and headings, which plain text loses. */
export function textIn(data: Pick<DataTransfer, 'getData'>): { text: string; form: PageForm | null } {
  const html = data.getData('text/html')
  return BLOCKS.test(html) ? { text: html, form: 'html' } : { text: data.getData('text/plain'), form: null }
}
