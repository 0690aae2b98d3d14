import type { Attempt } from '../../audit/attempt'
import { allowedFromMs, earlyOnes, statusOf } from '../attempts-picture'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'
import { elapsed } from '../time-axis'
import { VERDICT_WORDS } from '../words'
import { RowLink } from './row-link'

/** A longer one is cut: what happened has shown by then. */
const MOST_LINES = 200

interface Props {
  attempts: readonly Attempt[]
  rowId: number
  panel: Panel
}

/** The tries in numbers. */
export function AttemptsTable({ attempts, rowId, panel }: Props) {
  const early = earlyOnes(attempts)
  const startMs = attempts[0]?.startedAtMs ?? 0
  return (
    <>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>{text('tries_columnTry')}</th>
              <th>{text('tries_columnStarted')}</th>
              <th>{text('tries_columnGap')}</th>
              <th>{text('tries_columnStatus')}</th>
              <th>{text('tries_columnNext')}</th>
              <th>{text('tries_columnVerdict')}</th>
            </tr>
          </thead>
          <tbody>
            {attempts.slice(0, MOST_LINES).map((attempt, index) => {
              const readyMs = allowedFromMs(attempt)
              const isThis = attempt.rowId === rowId
              return (
                <tr key={attempt.rowId} {...(isThis ? { 'aria-current': 'true' } : {})}>
                  <td>
                    {isThis ? (
                      <b>{index + 1}</b>
                    ) : (
                      <RowLink rowId={attempt.rowId} panel={panel} title={text('tries_show', index + 1)}>
                        {index + 1}
                      </RowLink>
                    )}
                  </td>
                  <td>{index === 0 ? '0' : `+${elapsed(attempt.startedAtMs - startMs)}`}</td>
                  <td>{gapBefore(attempt, attempts[index - 1], early.has(attempt))}</td>
                  <td>{statusOf(attempt)}</td>
                  <td>{readyMs === null ? '–' : `+${elapsed(readyMs - startMs)}`}</td>
                  <td>{attempt.retry ? VERDICT_WORDS[attempt.retry.verdict] : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {attempts.length > MOST_LINES && (
        <p class="fine">{plural(attempts.length - MOST_LINES, 'tries_more')}</p>
      )}
    </>
  )
}

/** From the end of the previous try: the time that the page's code waited. */
function gapBefore(attempt: Attempt, previous: Attempt | undefined, isEarly: boolean): string {
  const gap = previous ? elapsed(attempt.startedAtMs - previous.endedAtMs) : '–'
  return isEarly ? text('tries_gapEarly', gap) : gap
}
