/** Whatever somebody drops or pastes → draft: a documentation page in any form, or an API description. */

import type { Draft } from './draft'
import { looksLikeDescription, readDescription } from './openapi/description'
import type { Progress } from './openapi/error-responses'
import { readOpenApi } from './openapi/read-openapi'
import { type PageForm, readPage } from './page/read-page'
import { readDraft } from './read-draft'

/** What a source was taken for. */
export interface Source {
  kind: 'page' | 'description'
  draft: Draft
  /** The text's lines, to be shown beside the draft; none for a description, which may have a hundred thousand. */
  lines: string[]
}

/**
 * Reads a source.
 * @param form what the text was written in, where the clipboard or a file's name tells; null to find out
 * @param progress told while a long description is read
 * @throws {Error} one line: an API description that cannot be read; a page always can
 */
export function readSource(text: string, form: PageForm | null = null, progress?: Progress): Source {
  if (form !== 'html' && looksLikeDescription(text)) {
    return { kind: 'description', draft: readOpenApi(readDescription(text), progress), lines: [] }
  }
  const page = readPage(text, form)
  return { kind: 'page', draft: readDraft(page), lines: page.lines }
}
