import { useMemo } from 'preact/hooks'
import { headerValue } from '../../engine'
import type { Row } from '../../session/session'
import { requestText } from '../body-text'
import { faultOf, faultsIn, placeIn } from '../faults'
import { splitUrl } from '../format'
import { formOf, parametersOf } from '../parameters'
import { isFailure } from '../row'
import type { Panel } from '../stores/panel'
import { CopyButton } from './copy-button'
import { FaultList } from './fault-list'
import { ParameterTable } from './parameter-table'
import { Section } from './section'
import { TextView } from './text-view'

interface Props {
  row: Row
  panel: Panel
}

/** What was sent, with what the server objects to marked in place. */
export function RequestTab({ row, panel }: Props) {
  return (
    <>
      <Address row={row} />
      <Query row={row} />
      {isFailure(row) ? (
        <Payload row={row} panel={panel} />
      ) : (
        <Section part="payload" title="Request body">
          <p class="dim">Success: its body is not kept.</p>
        </Section>
      )}
    </>
  )
}

function Address({ row: { exchange } }: { row: Row }) {
  const { method, url } = exchange.request
  const { host, path } = splitUrl(url)
  return (
    <Section part="address" title="Address" aside={<CopyButton text={url} what="the address" />}>
      <dl class="facts">
        <dt>Method</dt>
        <dd class="mono">{method}</dd>
        <dt>Host</dt>
        <dd class="mono">{host || '–'}</dd>
        <dt>Path</dt>
        <dd class="mono">{path}</dd>
      </dl>
    </Section>
  )
}

function Query({ row: { exchange, annotation } }: { row: Row }) {
  const parameters = parametersOf(splitUrl(exchange.request.url).query.slice(1))
  const faults = faultsIn(annotation, 'query or path')
  const lacking = faults.filter(({ field }) => !parameters.some(({ name }) => name === field))
  if (parameters.length === 0 && faults.length === 0) return null
  return (
    <Section part="query" title="Query parameters">
      <FaultList faults={lacking} lacking="not in the query" />
      {parameters.length > 0 && <ParameterTable parameters={parameters} faults={faults} />}
    </Section>
  )
}

function Payload({ row, panel }: Props) {
  const { exchange, annotation } = row
  const { request } = exchange
  const shown = requestText(exchange)
  const { placed, marks, form } = useMemo(() => {
    const faults = faultsIn(annotation, 'body')
    const found = placeIn(request.body ?? '', faults)
    const failing = found.flatMap(({ pointer }) => pointer ?? [])
    return {
      placed: found,
      marks: { failing },
      form: formOf(headerValue(request.headers, 'content-type'), request.body ?? ''),
    }
  }, [request, annotation])

  const isSent = (field: string, pointer: string | null) =>
    form ? form.some(({ name }) => faultOf([{ field, message: null }], name)) : pointer !== null
  return (
    <Section part="payload" title="Request body">
      <FaultList faults={placed.filter(({ field, pointer }) => isSent(field, pointer))} />
      <FaultList
        faults={placed.filter(({ field, pointer }) => !isSent(field, pointer))}
        lacking="not in the body under this name"
      />
      {form && <ParameterTable parameters={form} faults={placed} />}
      {shown.shown ? (
        <TextView
          text={shown.text}
          marks={marks}
          remarks={shown.remarks}
          legend="Marked: what the server objects to."
          panel={panel}
        />
      ) : (
        <p class="dim">{shown.sentence}</p>
      )}
    </Section>
  )
}
