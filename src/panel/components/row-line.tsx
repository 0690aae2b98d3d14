// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be windowed, those of an ARIA grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its row
import type { ComponentChildren } from 'preact'
import type { Row } from '../../session/session'
import { splitUrl, timeOfDay } from '../format'
import { headProblem, statusKind, statusWord, summaryOf } from '../row'
import { VerdictBadge } from './verdict-badge'

/** The columns of the list, in order. */
export const COLUMNS = [
  { name: 'time', title: 'Time' },
  { name: 'method', title: 'Method' },
  { name: 'path', title: 'Path and host' },
  { name: 'status', title: 'Status' },
  { name: 'vendor', title: 'Vendor' },
  { name: 'code', title: 'Code' },
  { name: 'summary', title: 'What happened' },
  { name: 'verdict', title: 'Retry' },
] as const

type Column = (typeof COLUMNS)[number]['name']

interface Props {
  row: Row
  /** Position in the whole list, from 0. */
  index: number
  selected: boolean
}

/** The element id by which the grid points at its current row. */
export const rowElementId = (id: number | undefined) => `row-${id}`

/** One row of the list. */
export function RowLine({ row, index, selected }: Props) {
  const { exchange, annotation } = row
  const { method, url } = exchange.request
  return (
    <div
      role="row"
      id={rowElementId(row.id)}
      class="row"
      data-row-id={row.id}
      data-odd={index % 2 === 1}
      aria-rowindex={index + 2}
      aria-selected={selected}
    >
      <Cell col="time">{timeOfDay(exchange.startedAtMs)}</Cell>
      <Cell col="method">{method}</Cell>
      <Cell col="path" title={url}>
        <Address url={url} />
      </Cell>
      <Cell col="status">
        <span class="status" data-kind={statusKind(exchange)}>
          {statusWord(exchange)}
        </span>
      </Cell>
      <Cell col="vendor">
        {annotation && (
          <span class={annotation.specificity === 'generic' ? 'dim' : ''}>{annotation.vendor}</span>
        )}
      </Cell>
      <Cell col="code">{headProblem(annotation)?.code}</Cell>
      <Cell col="summary" title={summaryOf(row)}>
        {summaryOf(row)}
      </Cell>
      <Cell col="verdict">{annotation && <VerdictBadge retry={annotation.retry} />}</Cell>
    </div>
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
