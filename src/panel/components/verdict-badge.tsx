import type { Retry } from '../../engine'
import { wait } from '../format'
import { VERDICT_WORDS } from '../words'
import { Glyph } from './glyph'

/**
 * A verdict as picture and word, with the delay that the server named; its colour only repeats them. A list draws many at
 * once, so that neither it nor its picture needs to be a component of its own: it may be called.
 */
export function VerdictBadge({ retry: { verdict, delayMs } }: { retry: Pick<Retry, 'verdict' | 'delayMs'> }) {
  const words = VERDICT_WORDS[verdict] + (verdict === 'after' && delayMs !== null ? ` ${wait(delayMs)}` : '')
  return (
    <span class="badge verdict" data-verdict={verdict} title={words}>
      {Glyph({ name: verdict })}
      <span class="word">{words}</span>
    </span>
  )
}
