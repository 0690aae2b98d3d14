import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Annotation } from '../../engine'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'
import { wait } from '../format'
import type { RepeatPlan } from '../link'
import { leftOutLines, questionOf } from '../retry-question'
import { statusWord } from '../row'
import { runCountdown } from '../stores/countdown'
import type { Panel } from '../stores/panel'
import { type Key, parts, text } from '../text'
import { Glyph } from './glyph'
import { RetryQuestion } from './retry-question'

interface Props {
  row: Row
  annotation: Annotation
  plan: RepeatPlan
  panel: Panel
}

/** Milliseconds until a repeat is allowed, live; 0 where no time was named. */
function useWait(readyAtMs: number | null, { timers }: Panel) {
  const leftMs = useSignal(readyAtMs === null ? 0 : readyAtMs - timers.now())
  useLayoutEffect(() => {
    if (readyAtMs === null) return
    return runCountdown(readyAtMs, timers, (left) => {
      leftMs.value = left
    })
  }, [readyAtMs, timers, leftMs])
  return leftMs.value
}

/** Sends the request again from the page: not before its time, and not without a question where that may do harm. */
export function RetryNow({ row, annotation, plan, panel }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const outcome = useSignal<string | null>(null)
  const isSending = useSignal(false)
  const leftMs = useWait(annotation.retry.readyAtMs, panel)
  const isAsking = panel.asking.value === row.id
  const wasAsking = useRef(false)
  const refusal = 'refusal' in plan ? plan.refusal : null
  const question = 'refusal' in plan ? null : questionOf(annotation, plan)

  useLayoutEffect(() => {
    if (wasAsking.current && !isAsking) button.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  // A question goes with its card; nothing else may answer it.
  useEffect(() => panel.asked, [panel])

  const send = async () => {
    panel.asked()
    if (isSending.value) return
    isSending.value = true
    outcome.value = (await panel.repeat(row).catch(() => text('retry_notSent'))) ?? sent(plan)
    isSending.value = false
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button primary"
        data-act="retry"
        disabled={refusal !== null || leftMs > 0}
        aria-expanded={question ? isAsking : undefined}
        onClick={() => (question ? panel.ask(row.id) : send())}
      >
        <Glyph name={leftMs > 0 ? 'after' : 'now'} />{' '}
        {leftMs > 0 ? text('retry_in', wait(leftMs)) : text('retry_now')}
        {question && '…'}
      </button>
      {isAsking && question && <RetryQuestion lines={question} onSend={send} onKeep={panel.asked} />}
      {refusal !== null && <p class="outcome dim">{refusal}</p>}
      <div class="outcome" role="status" data-act="outcome">
        <p>{outcome.value}</p>
        <Answers row={row} panel={panel} />
      </div>
    </>
  )
}

const sent = (plan: RepeatPlan): string =>
  [text('retry_sent'), ...('refusal' in plan ? [] : leftOutLines(plan))].join(' ')

/** How many answers are named; the attempts below show all. */
const NAMED = 3

function Answers({ row, panel }: { row: Row; panel: Panel }) {
  const answers = panel.log.rows.value.filter(({ repeats }) => repeats === row.id)
  return answers.slice(-NAMED).map((answer) => (
    <p key={answer.id}>
      {parts<ComponentChildren>(
        keyFor(answer),
        statusWord(answer.exchange),
        <button
          type="button"
          class="row-link"
          data-leads-to={answer.id}
          onClick={() => panel.goTo(answer.id)}
        >
          {text('retry_goToRow')}
        </button>,
      )}
    </p>
  ))
}

function keyFor(answer: Row): Key {
  const { failure, response } = answer.exchange
  if (failure) return 'retry_failedAgain'
  return isFailure(answer) && response.status < 400 ? 'retry_answeredError' : 'retry_answered'
}
