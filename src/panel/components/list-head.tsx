// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the header have the focus
import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fittingPx } from '../columns'
import { COLUMNS, type Column } from '../order'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { ColumnHandle } from './column-handle'

type Sizes = Partial<Record<Column, number>>

/** The columns' widths as they are drawn, in CSS pixels; 0 for one for which there is no room. */
function useSizes() {
  const head = useRef<HTMLDivElement>(null)
  const [sizes, setSizes] = useState<Sizes>({})
  useLayoutEffect(() => {
    const observer = new ResizeObserver((entries) => {
      const seen = entries.map(({ target }) => [
        (target as HTMLElement).dataset.col,
        (target as HTMLElement).offsetWidth,
      ])
      setSizes((before) => ({ ...before, ...Object.fromEntries(seen) }))
    })
    for (const cell of head.current?.querySelectorAll('[role=columnheader]') ?? []) observer.observe(cell)
    return () => observer.disconnect()
  }, [])
  return { head, sizes }
}

/**
 * The header: a button for each column that sorts by it, and a handle that sizes it. Both are one tab stop for the whole
 * header, those of the column that was used last; the arrow keys go from button to button.
 */
export function ListHead({ panel: { list } }: { panel: Panel }) {
  const { head, sizes } = useSizes()
  const [current, setCurrent] = useState<Column>('time')
  const { column: sorted, descending } = list.sorting.value
  const shown = COLUMNS.map(({ name }) => name).filter((name) => sizes[name] !== 0)
  const stop = shown.includes(current) ? current : shown[0]

  /** Columns up to this one stay as they are, so that its edge follows the hand. */
  const grab = (column: Column) => {
    const cells = shown.map((name) => head.current?.querySelector<HTMLElement>(`[data-col=${name}]`))
    const widths = shown.map((name, at) => [name, cells[at]?.offsetWidth ?? 0])
    list.setWidths(Object.fromEntries(widths.slice(0, shown.indexOf(column) + 1)))
  }
  const fitContents = (column: Column) => {
    const grid = head.current?.closest<HTMLElement>('.list')
    if (grid) list.setWidths({ [column]: fittingPx(grid, column) })
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLButtonElement>) => {
    const at = stop ? shown.indexOf(stop) : 0
    const next = { ArrowLeft: shown[at - 1], ArrowRight: shown[at + 1], Home: shown[0], End: shown.at(-1) }[
      event.key
    ]
    if (next) head.current?.querySelector<HTMLElement>(`[data-col=${next}] button`)?.focus()
    else if (event.key === 'ArrowDown') head.current?.closest<HTMLElement>('.list')?.focus()
    else return
    event.preventDefault()
  }

  return (
    <div role="rowgroup" class="head" ref={head}>
      <div role="row" class="row" aria-rowindex={1}>
        {COLUMNS.map(({ name, title }) => (
          <div
            key={name}
            role="columnheader"
            class="cell"
            data-col={name}
            onFocusIn={() => setCurrent(name)}
            {...(name === sorted && { 'aria-sort': descending ? 'descending' : 'ascending' })}
          >
            <button
              type="button"
              class="sort"
              title={text(title)}
              tabIndex={name === stop ? 0 : -1}
              onClick={() => list.sortBy(name)}
              onKeyDown={onKeyDown}
            >
              {text(title)}
            </button>
            <ColumnHandle
              title={text(title)}
              widthPx={sizes[name]}
              isTabStop={name === stop}
              onGrab={() => grab(name)}
              onResize={(px) => list.setWidths({ [name]: px })}
              onFit={() => fitContents(name)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
