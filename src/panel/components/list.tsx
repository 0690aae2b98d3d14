// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/noStaticElementInteractions: its role is grid or treegrid
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: both may have a label
import { computed } from '@preact/signals'
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { columnStyle } from '../columns'
import { pageOf } from '../list-window'
import { COLUMNS } from '../order'
import { createScroller } from '../scroller'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { createDrawnLines } from './drawn-lines'
import { ListHead } from './list-head'
import { lineElementId } from './row-line'

/** The list: an ARIA grid, or a tree of groups and rows, of which only the visible lines are in the document. */
export function List({ panel }: { panel: Panel }) {
  const { filter, list, selection } = panel
  const element = useRef<HTMLDivElement>(null)
  const { scroller, arrangement } = useMemo(() => {
    const arrangement = computed(() => ({
      filter: filter.text.value,
      sorting: list.sorting.value,
      opened: list.opened.value,
    }))
    return { scroller: createScroller(list.lines, selection.index, arrangement), arrangement }
  }, [filter, list, selection])
  const start = scroller.start.value
  const end = scroller.end.value
  const slots = scroller.slots.value
  const drawn = useMemo(createDrawnLines, [])
  const lines = list.lines.value
  const index = selection.index.value
  const shown = selection.row.value ? selection.id.value : null
  const arranged = arrangement.value
  const isTree = list.grouping.value

  useLayoutEffect(() => scroller.attach(element.current as HTMLElement), [scroller])
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it settles
  useLayoutEffect(() => scroller.settle(), [scroller, lines, arranged])
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
      aria-label={text('list_label')}
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
      <div role="rowgroup" style={{ height: `calc(${lines.length} * var(--row))` }}>
        <div role="presentation" style={{ transform: `translateY(calc(${start} * var(--row)))` }}>
          {drawn(lines, { start, end, slots }, isTree, selection.id.value)}
        </div>
      </div>
    </div>
  )
}
