import { useMemo } from 'preact/hooks'
import { type Audit, audit } from '../../audit/audit'
import type { Row } from '../../session/session'
import { sentenceOf } from '../attempts-words'
import { timeOfDay } from '../format'
import { charted } from '../rate-picture'
import type { Panel } from '../stores/panel'
import { parts, text } from '../text'
import { AttemptsPicture } from './attempts-picture'
import { AttemptsTable } from './attempts-table'
import { FindingList, PRAISE } from './findings-part'
import { RateChart } from './rate-chart'
import { RowLink } from './row-link'
import { Section } from './section'

/** A longer table is folded up at first: the picture above it says the same. */
const FOLDED_FROM = 7

/** What the page's own code did about this failure: its tries on a time axis, and what is to be said about them. */
export function AttemptsPart({ row, panel }: { row: Row; panel: Panel }) {
  const live = panel.log.attempts.value
  const attempts = row.imported === null ? live : panel.attemptsOf(row.id)
  const result = useMemo(() => audit(row.id, attempts), [row.id, attempts])
  if (!result && row.repeats === null) return null
  return (
    <Section part="attempts" title={text('tries_title')}>
      {row.repeats !== null && <Repeats rowId={row.repeats} panel={panel} />}
      {result && <Audited audit={result} rowId={row.id} panel={panel} />}
    </Section>
  )
}

/** The row whose request a person sent again, by the time that the list shows for it. */
function Repeats({ rowId, panel }: { rowId: number; panel: Panel }) {
  const repeated = panel.log.rows.value.find(({ id }) => id === rowId)
  return (
    <p data-part="repeats">
      {repeated
        ? parts(
            'tries_repeats',
            <RowLink rowId={rowId} panel={panel}>
              {timeOfDay(repeated.exchange.startedAtMs)}
            </RowLink>,
          )
        : text('tries_repeatsGone')}
    </p>
  )
}

/** Where nothing went wrong, a sentence will do, and the pictures are there for who asks for them. */
function Audited({ audit, rowId, panel }: { audit: Audit; rowId: number; panel: Panel }) {
  const { attempts, findings } = audit
  const blamed = findings.some(({ rule }) => rule !== PRAISE)
  return (
    <>
      {attempts.length > 1 && <p>{sentenceOf(audit)}</p>}
      {blamed && <Pictures audit={audit} rowId={rowId} />}
      <FindingList findings={findings} />
      {attempts.length > 1 && (
        <details class="tries" open={blamed && attempts.length < FOLDED_FROM}>
          <summary>{text('tries_oneByOne')}</summary>
          {!blamed && <Pictures audit={audit} rowId={rowId} />}
          <AttemptsTable attempts={attempts} rowId={rowId} panel={panel} />
        </details>
      )}
    </>
  )
}

function Pictures({ audit, rowId }: { audit: Audit; rowId: number }) {
  const { attempts, rates } = audit
  return (
    <>
      {attempts.length > 1 && <AttemptsPicture audit={audit} rowId={rowId} />}
      {charted(rates).map((rate) => (
        <RateChart key={rate.limit.windowMs} rate={rate} attempts={attempts} />
      ))}
    </>
  )
}
