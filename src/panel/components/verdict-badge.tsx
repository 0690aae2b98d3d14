import type { Retry } from '../../engine'
import { wait } from '../format'
import { VERDICT_WORDS } from '../words'
import { Glyph } from './glyph'

/** A verdict as picture and word, with the delay that the server named; its colour only repeats them. */
export function VerdictBadge({ retry: { verdict, delayMs } }: { retry: Pick<Retry, 'verdict' | 'delayMs'> }) {
  const words = VERDICT_WORDS[verdict] + (verdict === 'after' && delayMs !== null ? ` ${wait(delayMs)}` : '')
  return (
    <span class="badge verdict" data-verdict={verdict} title={words}>
      <Glyph name={verdict} />
      <span class="word">{words}</span>
    </span>
  )
}
