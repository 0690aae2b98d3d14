import type { Header } from '../../engine'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'
import { type Fault, faultOf, faultsIn } from '../faults'
import { linkable } from '../format'
import { type HeaderWords, wordsFor } from '../header-words'
import { hiddenHeaders } from '../hidden-headers'
import { idsOf } from '../row'
import { text } from '../text'
import { FaultList } from './fault-list'
import { Section } from './section'

/** The headers of both sides as they were sent, and what those mean that have to do with errors. */
export function HeadersTab({ row }: { row: Row }) {
  const { request, response } = row.exchange
  if (!isFailure(row)) {
    return (
      <Section part="response-headers" title={text('headers_title')}>
        <p class="dim">{text('headers_notKept')}</p>
      </Section>
    )
  }
  const hidden = new Set(hiddenHeaders(row))
  const ids = row.annotation ? idsOf(row.annotation) : []
  const faults = faultsIn(row.annotation, 'header').map((fault) => ({
    ...fault,
    field: fault.field.toLowerCase(),
  }))
  const lacking = faults.filter(({ field }) => !request.headers.some((each) => isNamed(each, field)))
  return (
    <>
      <Section part="response-headers" title={text('headers_response')}>
        <HeaderTable
          headers={response.headers}
          side="response"
          isHidden={(name) => hidden.has(name.toLowerCase())}
          idLabel={(value) => ids.find((id) => id.value === value.trim())?.label ?? null}
        />
      </Section>
      <Section part="request-headers" title={text('headers_request')}>
        <FaultList faults={lacking} lacking={text('headers_notSent')} />
        <HeaderTable headers={request.headers} side="request" faults={faults} />
      </Section>
    </>
  )
}

const isNamed = (header: Header, lower: string) => header.name.toLowerCase() === lower

interface TableProps {
  headers: readonly Header[]
  side: 'request' | 'response'
  faults?: readonly Fault[]
  isHidden?(name: string): boolean
  /** What an API calls the id that is this value. */
  idLabel?(value: string): string | null
}

function HeaderTable({ headers, side, faults = [], isHidden, idLabel }: TableProps) {
  if (headers.length === 0) return <p class="dim">{text('headers_none')}</p>
  return (
    <table class="pairs headers">
      <tbody>
        {headers.map((header, index) => {
          const words = wordsFor(header, side)
          const label = words ? null : (idLabel?.(header.value) ?? null)
          const fault = faultOf(faults, header.name.toLowerCase())
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and what was sent never changes
            <tr key={index} data-failing={fault !== null}>
              <th scope="row" class="mono">
                {fault ? <mark data-mark="failing">{header.name}</mark> : header.name}
              </th>
              <td>
                <span class="mono value">{header.value}</span>
                {isHidden?.(header.name) && (
                  <span class="badge" data-hidden="true" title={text('headers_hiddenTitle')}>
                    {text('headers_hidden')}
                  </span>
                )}
                {fault?.message && <p class="fault">{fault.message}</p>}
                {words && <Words words={words} />}
                {label !== null && <p class="fine">{text('headers_id', label)}</p>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Words({ words: { words, cited, source } }: { words: HeaderWords }) {
  return (
    <p class="fine words">
      {text(words)}{' '}
      <a
        href={linkable(source.url) ?? ''}
        target="_blank"
        rel="noreferrer"
        title={text('sources_pageRead', source.url, source.checked)}
      >
        {cited}
      </a>
    </p>
  )
}
