import { useMemo } from 'preact/hooks'
import { headerValue } from '../../engine'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'
import { requestText } from '../body-text'
import { faultOf, faultsIn, placeIn } from '../faults'
import { splitUrl } from '../format'
import { formOf, parametersOf } from '../parameters'
import type { Panel } from '../stores/panel'
import { text } from '../text'
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
        <Section part="payload" title={text('request_body')}>
          <p class="dim">{text('request_bodyNotKept')}</p>
        </Section>
      )}
    </>
  )
}

function Address({ row: { exchange } }: { row: Row }) {
  const { method, url } = exchange.request
  const { host, path } = splitUrl(url)
  return (
    <Section
      part="address"
      title={text('request_address')}
      aside={<CopyButton content={url} title={text('copy_address')} />}
    >
      <dl class="facts">
        <dt>{text('request_method')}</dt>
        <dd class="mono">{method}</dd>
        <dt>{text('request_host')}</dt>
        <dd class="mono">{host || '–'}</dd>
        <dt>{text('request_path')}</dt>
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
    <Section part="query" title={text('request_query')}>
      <FaultList faults={lacking} lacking={text('request_notInQuery')} />
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
    <Section part="payload" title={text('request_body')}>
      <FaultList faults={placed.filter(({ field, pointer }) => isSent(field, pointer))} />
      <FaultList
        faults={placed.filter(({ field, pointer }) => !isSent(field, pointer))}
        lacking={text('request_notInBody')}
      />
      {form && <ParameterTable parameters={form} faults={placed} />}
      {shown.shown ? (
        <TextView
          content={shown.text}
          marks={marks}
          remarks={shown.remarks}
          legend={text('request_legend')}
          panel={panel}
        />
      ) : (
        <p class="dim">{shown.sentence}</p>
      )}
    </Section>
  )
}
