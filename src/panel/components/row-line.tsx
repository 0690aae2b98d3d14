// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its row
import { type Line, partsOf } from '../arrange'
import { splitUrl, timeOfDay } from '../format'
import { headProblem, statusKind, statusWord, summaryOf } from '../row'
import { text } from '../text'
import { GroupMark, RowMarks, seen } from './row-marks'
import { VerdictBadge } from './verdict-badge'

export interface RowLineProps {
  line: Line
  /** Position in the whole list, from 0. */
  index: number
  /** Whether lines have levels. */
  isTree: boolean
  isChosen: boolean
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

/**
 * One line of the list: a row, or a group as its latest row. Its parts are no components of their own: while a person
 * scrolls, hundreds of them are drawn in a frame.
 */
export function RowLine({ line, index, isTree, isChosen }: RowLineProps) {
  const { row, group, nth } = partsOf(line)
  const head = nth === 0 ? group : null
  const { exchange, annotation } = row
  const { method, url } = exchange.request
  const { path, query, host } = splitUrl(url)
  const code = headProblem(annotation)?.code
  const summary = summaryOf(row)
  return (
    <div
      role="row"
      id={lineElementId(line.id)}
      class="row line"
      data-odd={index % 2 === 1}
      data-nested={nth > 0}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      {...(isTree && levelOf(line))}
      // The rows of an open group stand below it, each under its own id.
      {...(!head?.open && { 'data-row-id': row.id })}
    >
      <div
        role="gridcell"
        class="cell"
        data-col="time"
        title={head ? text('list_seen', seen(head)) : undefined}
      >
        {timeOfDay(exchange.startedAtMs)}
      </div>
      <div role="gridcell" class="cell" data-col="method">
        {method}
      </div>
      <div role="gridcell" class="cell" data-col="path" title={url || undefined}>
        {head && <GroupMark group={head} url={url} />}
        {(row.repeats !== null || row.imported !== null) && <RowMarks row={row} />}
        <span class="path">
          {path}
          <span class="dim">{query}</span>
        </span>
        <span class="host dim">{host}</span>
      </div>
      <div role="gridcell" class="cell" data-col="status">
        <span class="status" data-kind={statusKind(exchange)}>
          {statusWord(exchange)}
        </span>
      </div>
      <div role="gridcell" class="cell" data-col="vendor" title={annotation?.vendor || undefined}>
        {annotation && (
          <span class={annotation.specificity === 'generic' ? 'dim' : ''}>{annotation.vendor}</span>
        )}
      </div>
      <div role="gridcell" class="cell" data-col="code" title={code || undefined}>
        {code}
      </div>
      <div role="gridcell" class="cell" data-col="summary" title={summary || undefined}>
        {summary}
      </div>
      <div role="gridcell" class="cell" data-col="verdict">
        {annotation && VerdictBadge({ retry: annotation.retry })}
      </div>
    </div>
  )
}
