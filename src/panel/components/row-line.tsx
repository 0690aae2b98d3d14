// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its row
import { computed, type ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Row } from '../../session/session'
import { type Column, type Group, type Line, partsOf } from '../arrange'
import { splitUrl, timeOfDay } from '../format'
import { headProblem, statusKind, statusWord, summaryOf } from '../row'
import { text } from '../text'
import { GroupMark, RowMarks, seen } from './row-marks'
import { VerdictBadge } from './verdict-badge'

interface Props {
  line: Line
  /** Position in the whole list, from 0. */
  index: number
  /** Whether lines have levels. */
  isTree: boolean
  /** Id of the chosen line: read here, so that a line is drawn anew only when that is about itself. */
  chosen: ReadonlySignal<number | null>
}

/** The element id by which the grid points at its current line. */
export const lineElementId = (id: number) => (id < 0 ? `group-${-id}` : `row-${id}`)

/** What a line is in the tree of groups and rows. */
function levelOf(line: Line) {
  const { group, nth } = partsOf(line)
  if (!group) return { 'aria-level': 1 }
  if (nth === 0) return { 'aria-level': 1, 'aria-expanded': group.open }
  return { 'aria-level': 2, 'aria-setsize': group.count, 'aria-posinset': nth }
}

/** One line of the list: a row, or a group as its latest row. */
export function RowLine({ line, index, isTree, chosen }: Props) {
  const { row, group, nth } = partsOf(line)
  const selected = useMemo(() => computed(() => chosen.value === line.id), [chosen, line.id])
  const head = nth === 0 ? group : null
  return (
    <div
      role="row"
      id={lineElementId(line.id)}
      class="row line"
      data-odd={index % 2 === 1}
      data-nested={nth > 0}
      aria-rowindex={index + 2}
      aria-selected={selected.value}
      {...(isTree && levelOf(line))}
      // The rows of an open group stand below it, each under its own id.
      {...(!head?.open && { 'data-row-id': row.id })}
    >
      <Cells row={row} group={head} />
    </div>
  )
}

function Cells({ row, group }: { row: Row; group: Group | null }) {
  const { exchange, annotation } = row
  const { method, url } = exchange.request
  const code = headProblem(annotation)?.code
  return (
    <>
      <Cell col="time" title={group ? text('list_seen', seen(group)) : ''}>
        {timeOfDay(exchange.startedAtMs)}
      </Cell>
      <Cell col="method">{method}</Cell>
      <Cell col="path" title={url}>
        {group && <GroupMark group={group} url={url} />}
        <RowMarks row={row} />
        <Address url={url} />
      </Cell>
      <Cell col="status">
        <span class="status" data-kind={statusKind(exchange)}>
          {statusWord(exchange)}
        </span>
      </Cell>
      <Cell col="vendor" title={annotation?.vendor ?? ''}>
        {annotation && (
          <span class={annotation.specificity === 'generic' ? 'dim' : ''}>{annotation.vendor}</span>
        )}
      </Cell>
      <Cell col="code" title={code ?? ''}>
        {code}
      </Cell>
      <Cell col="summary" title={summaryOf(row)}>
        {summaryOf(row)}
      </Cell>
      <Cell col="verdict">{annotation && <VerdictBadge retry={annotation.retry} />}</Cell>
    </>
  )
}

function Cell({ col, title, children }: { col: Column; title?: string; children?: ComponentChildren }) {
  return (
    <div role="gridcell" class="cell" data-col={col} {...(title ? { title } : {})}>
      {children}
    </div>
  )
}

function Address({ url }: { url: string }) {
  const { path, query, host } = splitUrl(url)
  return (
    <>
      <span class="path">
        {path}
        <span class="dim">{query}</span>
      </span>
      <span class="host dim">{host}</span>
    </>
  )
}
