// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/noStaticElementInteractions: its role is grid or treegrid
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: both may have a label
import { useComputed } from '@preact/signals'
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { COLUMNS } from '../arrange'
import { columnStyle } from '../columns'
import { pageOf, ROW_PX, windowOf } from '../list-window'
import { createScroller } from '../scroller'
import type { Panel } from '../stores/panel'
import { ListHead } from './list-head'
import { lineElementId, RowLine } from './row-line'

/** The list: an ARIA grid, or a tree of groups and rows, of which only the visible lines are in the document. */
export function List({ panel }: { panel: Panel }) {
  const { filter, list, selection } = panel
  const element = useRef<HTMLDivElement>(null)
  const scroller = useMemo(() => createScroller(list.lines, selection.index), [list, selection])
  // Numbers, so that scrolling within one line draws nothing.
  const start = useComputed(() => windowOf(list.lines.value.length, scroller.port.value).start).value
  const end = useComputed(() => windowOf(list.lines.value.length, scroller.port.value).end).value
  const lines = list.lines.value
  const index = selection.index.value
  const shown = selection.row.value ? selection.id.value : null
  const arrangement = { filter: filter.text.value, sorting: list.sorting.value, opened: list.opened.value }
  const isTree = list.grouping.value

  useLayoutEffect(() => scroller.attach(element.current as HTMLElement), [scroller])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of the arrangement stand for it
  useLayoutEffect(() => scroller.settle(lines, arrangement), [scroller, lines, ...Object.values(arrangement)])
  useLayoutEffect(() => {
    if (shown !== null) scroller.reveal(selection.index.peek())
  }, [scroller, selection, shown])

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    // The header's own keys are none of the grid's.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const page = pageOf(scroller.port.value)
    const verbs: Record<string, () => void> = {
      ArrowDown: () => selection.move(1),
      ArrowUp: () => selection.move(-1),
      ArrowRight: selection.unfold,
      ArrowLeft: selection.fold,
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
    const target = event.target as Element
    const element = target.closest('.line')
    // By id among what was drawn: the lines may have moved since.
    const line = lines.slice(start, end).find(({ id }) => lineElementId(id) === element?.id)
    if (!line) return
    if (target.closest('[data-act=twist]')) selection.toggle(line)
    else selection.choose(line)
  }

  return (
    <div
      ref={element}
      id="list"
      class="list"
      role={isTree ? 'treegrid' : 'grid'}
      aria-label="Requests"
      aria-rowcount={lines.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={
        index >= start && index < end && lines[index] ? lineElementId(lines[index].id) : undefined
      }
      tabIndex={0}
      style={columnStyle(list.widths.value)}
      onScroll={scroller.scrolled}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <ListHead panel={panel} />
      <div role="rowgroup" style={{ height: `${lines.length * ROW_PX}px` }}>
        <div role="presentation" style={{ transform: `translateY(${start * ROW_PX}px)` }}>
          {lines.slice(start, end).map((line, offset) => (
            <RowLine key={line.id} line={line} index={start + offset} isTree={isTree} chosen={selection.id} />
          ))}
        </div>
      </div>
    </div>
  )
}
