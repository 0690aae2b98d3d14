import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { timeOfDay, wait } from '../format'
import { runCountdown, type Timers } from '../stores/countdown'
import { parts, text } from '../text'

/** The wait that the server asked for, live. Only its end is announced: a clock read aloud each second is noise. */
export function Countdown({ readyAtMs, timers }: { readyAtMs: number; timers: Timers }) {
  const leftMs = useSignal(readyAtMs - timers.now())
  useLayoutEffect(
    () =>
      runCountdown(readyAtMs, timers, (left) => {
        leftMs.value = left
      }),
    [readyAtMs, timers, leftMs],
  )
  const over = leftMs.value <= 0
  return (
    <p class="countdown" data-part="countdown" data-over={over}>
      <span role="timer">
        {!over &&
          parts(
            'retry_allowedIn',
            <strong>{wait(leftMs.value)}</strong>,
            <span class="dim">{text('retry_allowedAt', timeOfDay(readyAtMs, false))}</span>,
          )}
      </span>
      <span aria-live="polite">{over && text('retry_waitOver')}</span>
    </p>
  )
}
