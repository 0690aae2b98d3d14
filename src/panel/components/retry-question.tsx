import { useLayoutEffect, useRef } from 'preact/hooks'
import { text } from '../text'

interface Props {
  /** What to know first. */
  lines: readonly string[]
  onSend(): void
  onKeep(): void
}

/** Asks before a request is sent again, in the card itself: DevTools gives panels no dialogs. Esc keeps it too. */
export function RetryQuestion({ lines, onSend, onKeep }: Props) {
  const keep = useRef<HTMLButtonElement>(null)
  // The answer that does nothing has the focus, so that a second Enter does no harm.
  useLayoutEffect(() => keep.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question is no set of fields
    <div class="question" role="group" aria-labelledby="retry-question" data-act="question">
      <h4 id="retry-question">{text('retry_question')}</h4>
      <ul id="retry-question-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="answers-to">
        <button type="button" class="button" data-act="send" onClick={onSend}>
          {text('retry_send')}
        </button>
        <button
          ref={keep}
          type="button"
          class="button"
          data-act="keep"
          aria-describedby="retry-question-lines"
          onClick={onKeep}
        >
          {text('common_cancel')}
        </button>
      </p>
    </div>
  )
}
