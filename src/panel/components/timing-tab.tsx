import { useMemo } from 'preact/hooks'
import { audit } from '../../audit/audit'
import type { Exchange } from '../../engine'
import type { Row } from '../../session/session'
import { sentenceOf } from '../attempts-words'
import { dayAndTime, duration, timeOfDay, wait } from '../format'
import { charted } from '../rate-picture'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { AttemptsPicture } from './attempts-picture'
import { AttemptsTable } from './attempts-table'
import { InitiatorPart } from './initiator-part'
import { RateChart } from './rate-chart'
import { Section } from './section'

interface Props {
  row: Row
  panel: Panel
}

/** When it was sent and answered, when it may be sent again, how often it was tried, and which code sent it. */
export function TimingTab({ row, panel }: Props) {
  return (
    <>
      <Times row={row} />
      <Tries row={row} panel={panel} />
      <InitiatorPart row={row} panel={panel} />
    </>
  )
}

const received = ({ startedAtMs, durationMs }: Exchange): number | null =>
  startedAtMs === null || durationMs === null ? null : startedAtMs + durationMs

const withMs = (epochMs: number) => `${dayAndTime(epochMs)}${timeOfDay(epochMs).slice(8)}`

function Times({ row: { exchange, annotation } }: { row: Row }) {
  const { startedAtMs, durationMs, response } = exchange
  const endedAtMs = received(exchange)
  const retry = annotation?.retry
  return (
    <Section part="times" title={text('timing_title')}>
      <dl class="facts">
        <dt>{text('timing_started')}</dt>
        <dd>{startedAtMs === null ? text('timing_notRecorded') : withMs(startedAtMs)}</dd>
        <dt>{text('timing_took')}</dt>
        <dd>{durationMs === null ? text('timing_notRecorded') : duration(durationMs)}</dd>
        {endedAtMs !== null && (
          <>
            <dt>{text(response.status === 0 ? 'timing_ended' : 'timing_answered')}</dt>
            <dd>{withMs(endedAtMs)}</dd>
          </>
        )}
        {retry?.delayFrom && (
          <>
            <dt>{text('timing_askedToWait')}</dt>
            <dd>
              <code>{retry.delayFrom}</code>
              {retry.delayMs !== null && ` (${wait(retry.delayMs)})`}
            </dd>
          </>
        )}
        {retry?.readyAtMs != null && (
          <>
            <dt>{text('timing_allowedFrom')}</dt>
            <dd>{withMs(retry.readyAtMs)}</dd>
          </>
        )}
      </dl>
    </Section>
  )
}

/** The tries with their pictures in full; the explanation shows as much of them as there is to blame. */
function Tries({ row, panel }: Props) {
  const attempts = panel.log.attempts.value
  const result = useMemo(() => audit(row.id, attempts), [row.id, attempts])
  if (!result || result.attempts.length < 2) return null
  return (
    <Section part="tries" title={text('tries_title')}>
      <p>{sentenceOf(result)}</p>
      <AttemptsPicture audit={result} rowId={row.id} />
      {charted(result.rates).map((rate) => (
        <RateChart key={rate.limit.windowMs} rate={rate} attempts={result.attempts} />
      ))}
      <div class="tries">
        <AttemptsTable attempts={result.attempts} rowId={row.id} panel={panel} />
      </div>
    </Section>
  )
}
