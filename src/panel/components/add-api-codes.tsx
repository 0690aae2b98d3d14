import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { CELLS, type Cell, type CodeRow, isUnsure } from '../draft-edit'
import type { Review } from '../stores/add-api-review'
import { number, plural, text } from '../text'
import { CELL_WORDS, TextCell, Unsure } from './add-api-cell'

/** The codes that were read, each field to be changed where it stands. */
export function CodeTable({ review }: { review: Review }) {
  const table = useRef<HTMLTableElement>(null)
  const count = review.rows.value.length
  const wanted = review.wanted.value
  useLayoutEffect(() => {
    if (wanted === null) return
    table.current?.querySelector<HTMLElement>(`[data-key="${wanted}"] [data-cell=code]`)?.focus()
    review.wanted.value = null
  }, [wanted, review])
  return (
    <>
      <div class="add-api-codes-head">
        <h3 id="add-api-codes">{plural(count, 'addApi_codes')}</h3>
        <Pager review={review} />
        <button type="button" class="button" data-act="add-code" onClick={review.addRow}>
          {text('addApi_addCode')}
        </button>
      </div>
      {count > 0 && (
        <table ref={table} class="add-api-codes" aria-labelledby="add-api-codes" onKeyDown={toNextRow}>
          <thead>
            <tr>
              <th scope="col" data-col="use">
                {text('addApi_use')}
              </th>
              {CELLS.map((cell) => (
                <th key={cell} scope="col" data-col={cell} data-bare={isBare(review, cell)}>
                  {text(CELL_WORDS[cell].head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {review.shown.value.map((row) => (
              <Code key={row.peek().key} row={row} review={review} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** A column that the page fills in no row gives its room to the others. */
const isBare = ({ draft }: Review, cell: Cell) =>
  cell !== 'code' && draft.codes.every((code) => code[cell] === null)

/** Which of many codes are shown. */
function Pager({ review }: { review: Review }) {
  const first = review.first.value
  const count = review.rows.value.length
  const last = Math.min(first + review.pageSize, count)
  if (count <= review.pageSize) return null
  return (
    <span class="add-api-pager" data-testid="add-api-pager">
      <button
        type="button"
        class="button"
        data-act="codes-before"
        disabled={first === 0}
        onClick={() => review.turnPage(-1)}
      >
        {text('addApi_before')}
      </button>
      <span role="status">{text('addApi_shown', number(first + 1), number(last), number(count))}</span>
      <button
        type="button"
        class="button"
        data-act="codes-after"
        disabled={last === count}
        onClick={() => review.turnPage(1)}
      >
        {text('addApi_after')}
      </button>
    </span>
  )
}

/** Enter goes on to the same field of the next code, with Shift of the one before. */
function toNextRow(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const field = event.target as HTMLElement
  const { cell } = field.dataset
  if (event.key !== 'Enter' || !cell || event.isComposing) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-cell=${cell}]`)]
  all[all.indexOf(field) + (event.shiftKey ? -1 : 1)]?.focus()
}

function Code({ row, review }: { row: Signal<CodeRow>; review: Review }) {
  const it = row.value
  const name = it.code || text('addApi_newCode')
  const cell = { row, review, name }
  const isUnsureRetry = isUnsure(it, 'retry')
  return (
    <tr data-key={it.key} data-out={it.isOut}>
      <td data-col="use">
        <input
          type="checkbox"
          class="add-api-use"
          aria-label={text('addApi_useCode', name)}
          checked={!it.isOut}
          onFocus={() => review.pointAt(it, 'code')}
          onChange={({ currentTarget }) => review.edit(row, { isOut: !currentTarget.checked })}
        />
      </td>
      <TextCell cell="code" {...cell} />
      <TextCell cell="status" {...cell} />
      <TextCell cell="title" {...cell} />
      <TextCell cell="meaning" {...cell} />
      <TextCell cell="resolution" {...cell} />
      <td data-col="retry">
        <select
          data-cell="retry"
          aria-label={text(isUnsureRetry ? 'addApi_retryUnsure' : 'addApi_retryOf', name)}
          value={it.retry}
          onFocus={() => review.pointAt(it, 'retry')}
          onClick={() => review.pointAt(it, 'retry')}
          onChange={({ currentTarget }) =>
            review.edit(row, { retry: currentTarget.value as CodeRow['retry'] })
          }
        >
          <option value="">{text('addApi_retryNone')}</option>
          <option value="yes">{text('addApi_retryYes')}</option>
          <option value="no">{text('addApi_retryNo')}</option>
        </select>
        {isUnsureRetry && <Unsure />}
      </td>
    </tr>
  )
}
