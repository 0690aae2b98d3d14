import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { MissingBody } from '../../engine'
import type { Row } from '../../session/session'
import { responseText } from '../body-text'
import type { RepeatPlan } from '../link'
import type { Panel } from '../stores/panel'
import { MISSING_BODY, NO_RESPONSE } from '../words'
import { Section } from './section'
import { TextView } from './text-view'

/** Bodies that a second request may bring; the others would be missing again. */
const REFETCHABLE: readonly MissingBody[] = ['never-read', 'lost', 'timeout', 'over-budget']

/** This button asks nothing first, so it only ever reads. */
const isHarmless = (plan: RepeatPlan) => 'harmless' in plan && plan.harmless

/** The response body as sent, or why it is not here. It only ever becomes text nodes. */
export function BodyPart({ row, panel }: { row: Row; panel: Panel }) {
  const { body } = row.exchange.response
  const shown = useMemo(() => responseText(row.exchange), [row])
  const marks = useMemo(() => ({ read: row.annotation?.read ?? [] }), [row])
  return (
    <Section part="body" title="Response body">
      {body.state === 'missing' && <Missing why={body.why} row={row} panel={panel} />}
      {shown?.shown === false && <p class="dim">{shown.sentence}</p>}
      {shown?.shown && (
        <TextView
          text={shown.text}
          marks={marks}
          remarks={shown.remarks}
          legend="Marked: what the explanation was read from."
          panel={panel}
        />
      )}
    </Section>
  )
}

function Missing({ why, row, panel }: { why: MissingBody; row: Row; panel: Panel }) {
  return (
    <>
      <p>{row.exchange.response.status === 0 ? NO_RESPONSE : MISSING_BODY[why]}</p>
      {why === 'never-read' && (
        <p>
          Read it before you throw: <code>const text = await res.text()</code>. The explanation rests on the
          status and the headers.
        </p>
      )}
      {REFETCHABLE.includes(why) && isHarmless(panel.planRepeat(row)) && (
        <FetchAgain row={row} panel={panel} />
      )}
    </>
  )
}

function FetchAgain({ row, panel }: { row: Row; panel: Panel }) {
  const outcome = useSignal<string | null>(null)
  const waiting = useSignal(false)
  const fetchAgain = async () => {
    waiting.value = true
    try {
      outcome.value = (await panel.repeat(row)) ?? 'Sent. The new response appears in the list.'
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
