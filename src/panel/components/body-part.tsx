import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { MissingBody } from '../../engine'
import type { Row } from '../../session/session'
import { bodyText, SHOWN_LIMIT_CHARS } from '../body-text'
import { size } from '../format'
import type { Segment } from '../pretty'
import type { Panel } from '../stores/panel'
import { MISSING_BODY, NO_RESPONSE } from '../words'
import { CopyButton } from './copy-button'
import { Section } from './section'

/** Bodies that a second request may bring; the others would be missing again. */
const REFETCHABLE: readonly MissingBody[] = ['never-read', 'lost', 'timeout', 'over-budget']

/** The response body as sent, or why it is not here. It only ever becomes text nodes. */
export function BodyPart({ row, panel }: { row: Row; panel: Panel }) {
  const { body } = row.exchange.response
  const shown = useMemo(() => bodyText(row.exchange, row.annotation?.read ?? []), [row])
  if (body.state === 'missing') {
    return (
      <Section part="body" title="Response body">
        <Missing why={body.why} row={row} panel={panel} />
      </Section>
    )
  }
  if (!shown?.shown) {
    return (
      <Section part="body" title="Response body">
        <p class="dim">{shown?.sentence}</p>
      </Section>
    )
  }
  return (
    <Section part="body" title="Response body" aside={<CopyButton text={shown.text} what="the body" />}>
      {shown.remarks.map((remark) => (
        <p key={remark} class="fine">
          {remark}
        </p>
      ))}
      <Text segments={shown.segments} />
    </Section>
  )
}

function Missing({ why, row, panel }: { why: MissingBody; row: Row; panel: Panel }) {
  return (
    <>
      <p>{row.exchange.response.status === 0 ? NO_RESPONSE : MISSING_BODY[why]}</p>
      {why === 'never-read' && (
        <p>
          Read it before you throw: <code>const text = await res.text()</code>. The explanation here rests on
          the status and the headers.
        </p>
      )}
      {REFETCHABLE.includes(why) && panel.canRefetch(row) && <FetchAgain row={row} panel={panel} />}
    </>
  )
}

function FetchAgain({ row, panel }: { row: Row; panel: Panel }) {
  const outcome = useSignal<string | null>(null)
  const waiting = useSignal(false)
  const fetchAgain = async () => {
    waiting.value = true
    try {
      outcome.value = (await panel.refetch(row)) ?? 'Sent. The new response appears in the list.'
    } catch {
      outcome.value = 'Not sent: the page did not answer.'
    }
    waiting.value = false
  }
  return (
    <p class="again">
      <button type="button" class="button" data-act="refetch" disabled={waiting.value} onClick={fetchAgain}>
        Fetch again
      </button>{' '}
      <span aria-live="polite">{outcome.value}</span>
    </p>
  )
}

function Text({ segments }: { segments: readonly Segment[] }) {
  const whole = useSignal(false)
  const only = segments.length === 1 ? (segments[0] as Segment).text : ''
  if (only.length > SHOWN_LIMIT_CHARS && !whole.value) {
    return (
      <>
        <pre>{only.slice(0, SHOWN_LIMIT_CHARS)}</pre>
        <p class="again">
          The first {size(SHOWN_LIMIT_CHARS)} of {size(only.length)}.{' '}
          <button type="button" class="button" onClick={() => (whole.value = true)}>
            Show all
          </button>
        </p>
      </>
    )
  }
  return (
    <pre>
      {segments.map(({ at, text, ink, read }) => {
        if (ink === 'plain') return text
        const Tag = read ? 'mark' : 'span'
        return (
          <Tag key={at} class={ink}>
            {text}
          </Tag>
        )
      })}
    </pre>
  )
}
