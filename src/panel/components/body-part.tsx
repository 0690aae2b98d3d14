import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { MissingBody } from '../../engine'
import type { Row } from '../../session/session'
import { responseText } from '../body-text'
import type { RepeatPlan } from '../link'
import type { Panel } from '../stores/panel'
import { parts, text } from '../text'
import { MISSING_BODY } from '../words'
import { Section } from './section'
import { TextView } from './text-view'

/** Bodies that a second request may bring; the others would be missing again. */
const REFETCHABLE: readonly MissingBody[] = ['never-read', 'lost', 'timeout', 'over-budget']

/** How a page reads a body. */
const READ_FIRST = 'const text = await res.text()'

/** This button asks nothing first, so it only ever reads. */
const isHarmless = (plan: RepeatPlan) => 'harmless' in plan && plan.harmless

/** The response body as sent, or why it is not here. It only ever becomes text nodes. */
export function BodyPart({ row, panel }: { row: Row; panel: Panel }) {
  const { body } = row.exchange.response
  const shown = useMemo(() => responseText(row.exchange), [row])
  const marks = useMemo(() => ({ read: row.annotation?.read ?? [] }), [row])
  return (
    <Section part="body" title={text('body_title')}>
      {body.state === 'missing' && <Missing why={body.why} row={row} panel={panel} />}
      {shown?.shown === false && <p class="dim">{shown.sentence}</p>}
      {shown?.shown && (
        <TextView
          content={shown.text}
          marks={marks}
          remarks={shown.remarks}
          legend={text('body_legend')}
          panel={panel}
        />
      )}
    </Section>
  )
}

function Missing({ why, row, panel }: { why: MissingBody; row: Row; panel: Panel }) {
  return (
    <>
      <p>{row.exchange.response.status === 0 ? text('body_noResponse') : MISSING_BODY[why]}</p>
      {why === 'never-read' && <p>{parts('body_readFirst', <code>{READ_FIRST}</code>)}</p>}
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
      outcome.value = (await panel.repeat(row)) ?? text('body_sent')
    } catch {
      outcome.value = text('body_notSent')
    }
    waiting.value = false
  }
  return (
    <p class="again">
      <button type="button" class="button" data-act="refetch" disabled={waiting.value} onClick={fetchAgain}>
        {text('body_fetchAgain')}
      </button>{' '}
      <span aria-live="polite">{outcome.value}</span>
    </p>
  )
}
