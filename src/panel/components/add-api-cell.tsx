import type { Signal } from '@preact/signals'
import { type Cell, type CodeRow, isUnsure } from '../draft-edit'
import type { Review } from '../stores/add-api-review'
import { type Key, text } from '../text'
import { Glyph } from './glyph'

/** What the columns are called, and their fields for those who hear them one by one. */
export const CELL_WORDS = {
  code: { head: 'addApi_code', label: 'addApi_codeOf', unsure: 'addApi_codeUnsure' },
  status: { head: 'addApi_status', label: 'addApi_statusOf', unsure: 'addApi_statusUnsure' },
  title: { head: 'addApi_codeTitle', label: 'addApi_titleOf', unsure: 'addApi_titleUnsure' },
  meaning: { head: 'addApi_meaning', label: 'addApi_meaningOf', unsure: 'addApi_meaningUnsure' },
  resolution: { head: 'addApi_resolution', label: 'addApi_resolutionOf', unsure: 'addApi_resolutionUnsure' },
  retry: { head: 'addApi_retry', label: 'addApi_retryOf', unsure: 'addApi_retryUnsure' },
} as const satisfies Record<Cell, { head: Key; label: Key; unsure: Key }>

interface Props {
  row: Signal<CodeRow>
  cell: Exclude<Cell, 'retry'>
  /** What the code is called. */
  name: string
  review: Review
}

/** A field that looks like text until it has the focus. It is as high as what stands in it. */
export function TextCell({ row, cell, name, review }: Props) {
  const it = row.value
  const isDoubtful = isUnsure(it, cell)
  const { head, label, unsure } = CELL_WORDS[cell]
  return (
    <td data-col={cell}>
      {/* The copy gives the field its height, where the browser cannot do that by itself. */}
      <span class="grows" data-copy={it[cell]}>
        <textarea
          rows={1}
          data-cell={cell}
          aria-label={text(isDoubtful ? unsure : label, name)}
          placeholder={text(head)}
          spellcheck={false}
          value={it[cell]}
          onFocus={() => review.pointAt(it, cell)}
          // The page may have been scrolled since.
          onClick={() => review.pointAt(it, cell)}
          onInput={({ currentTarget }) =>
            review.edit(row, { [cell]: currentTarget.value.replace(/\s*\n\s*/g, ' ') })
          }
        />
      </span>
      {isDoubtful && <Unsure />}
    </td>
  )
}

/** In words and a picture: what is to be looked at twice. */
export function Unsure() {
  return (
    <span class="unsure" title={text('addApi_unsureTitle')}>
      <Glyph name="unknown" /> {text('addApi_unsure')}
    </span>
  )
}
