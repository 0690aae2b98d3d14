// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its row
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { pageOf, ROW_PX, windowOf } from '../list-window'
import { createScroller } from '../scroller'
import type { Panel } from '../stores/panel'
import { COLUMNS, RowLine, rowElementId } from './row-line'

/** The list: an ARIA grid with one tab stop, of which only the visible rows are in the document. */
export function List({ panel: { filter, selection } }: { panel: Panel }) {
  const element = useRef<HTMLDivElement>(null)
  const scroller = useMemo(() => createScroller(filter.visible, selection.index), [filter, selection])
  const rows = filter.visible.value
  const { start, end } = windowOf(rows.length, scroller.port.value)
  const index = selection.index.value
  const text = filter.text.value
  const shown = selection.row.value?.id

  useLayoutEffect(() => scroller.attach(element.current as HTMLElement), [scroller])
  useLayoutEffect(() => scroller.settle(rows, text), [scroller, rows, text])
  useLayoutEffect(() => {
    if (shown !== undefined) scroller.reveal(selection.index.peek())
  }, [scroller, selection, shown])

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = pageOf(scroller.port.value)
    const verbs: Record<string, () => void> = {
      ArrowDown: () => selection.move(1),
      ArrowUp: () => selection.move(-1),
      PageDown: () => selection.move(page),
      PageUp: () => selection.move(-page),
      Home: selection.first,
      End: selection.last,
      Enter: selection.enter,
    }
    const verb = verbs[event.key]
    if (!verb) return
    event.preventDefault()
    verb()
  }
  const onClick = (event: TargetedMouseEvent<HTMLDivElement>) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row-id]')
    if (row) selection.select(Number(row.dataset.rowId))
  }

  return (
    <div
      ref={element}
      id="list"
      class="list"
      role="grid"
      aria-label="Requests"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={index >= start && index < end ? rowElementId(rows[index]?.id) : undefined}
      tabIndex={0}
      onScroll={scroller.scrolled}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" class="head">
        <div role="row" class="row" aria-rowindex={1}>
          {COLUMNS.map(({ name, title }) => (
            <div key={name} role="columnheader" class="cell" data-col={name}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: `${rows.length * ROW_PX}px` }}>
        <div role="presentation" style={{ transform: `translateY(${start * ROW_PX}px)` }}>
          {rows.slice(start, end).map((row, offset) => (
            <RowLine key={row.id} row={row} index={start + offset} selected={row.id === selection.id.value} />
          ))}
        </div>
      </div>
    </div>
  )
}
