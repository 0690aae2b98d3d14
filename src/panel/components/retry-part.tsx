import type { Retry, Verdict } from '../../engine'
import type { Timers } from '../stores/countdown'
import { text } from '../text'
import { Countdown } from './countdown'
import { Section } from './section'
import { SourceLink } from './source-link'
import { VerdictBadge } from './verdict-badge'

/** Verdicts under which no wait makes a plain repeat right, whatever delay the server named. */
const NO_WAIT_HELPS: readonly Verdict[] = ['fix', 'never']

/** Whether and when to retry: the verdict, what it rests on, and the three questions kept apart. */
export function RetryPart({ retry, timers }: { retry: Retry; timers: Timers }) {
  const { verdict, because, answers, readyAtMs, source } = retry
  return (
    <Section part="verdict" title={text('retry_title')}>
      <p class="ruling">
        <VerdictBadge retry={retry} /> <span class="because">{because}</span>
      </p>
      {readyAtMs !== null && !NO_WAIT_HELPS.includes(verdict) && (
        <Countdown readyAtMs={readyAtMs} timers={timers} />
      )}
      <dl class="answers">
        <dt>{text('retry_helps')}</dt>
        <dd>{answers.helps}</dd>
        <dt>{text('retry_safe')}</dt>
        <dd>{answers.safe}</dd>
        <dt>{text('retry_when')}</dt>
        <dd>{answers.when}</dd>
      </dl>
      {source && (
        <p class="fine">
          <SourceLink source={source} />
        </p>
      )}
    </Section>
  )
}
