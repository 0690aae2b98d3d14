import type { TargetedKeyboardEvent } from 'preact'
import type { Matches } from '../find-text'
import { text } from '../text'

interface Props {
  wanted: string
  onWanted(text: string): void
  matches: Matches
  /** Index of the match that is stepped to. */
  current: number
  /** By 1 to the next, by -1 to the one before. */
  onStep(by: 1 | -1): void
}

/** Searches a body: Enter goes to the next match, Shift+Enter to the one before. */
export function FindBar({ wanted, onWanted, matches: { starts, more }, current, onStep }: Props) {
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    // While a word is being composed, Enter ends that.
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    onStep(event.shiftKey ? -1 : 1)
  }
  const none = starts.length === 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every supported reader yet
    <div class="find" role="search" aria-label={text('find_label')}>
      <input
        id="find"
        type="search"
        placeholder={text('find_placeholder')}
        aria-label={text('find_placeholder')}
        title={text('find_title')}
        spellcheck={false}
        autocomplete="off"
        value={wanted}
        onInput={(event) => onWanted(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="found" data-part="found" aria-live="polite">
        {wanted !== '' &&
          (none ? text('find_none') : text('find_place', current + 1, `${starts.length}${more ? '+' : ''}`))}
      </span>
      <button
        type="button"
        class="icon-button"
        data-act="previous"
        aria-label={text('find_previous')}
        title={text('find_previousTitle')}
        disabled={none}
        onClick={() => onStep(-1)}
      >
        <Chevron d="M4 10l4-4 4 4" />
      </button>
      <button
        type="button"
        class="icon-button"
        data-act="next"
        aria-label={text('find_next')}
        title={text('find_nextTitle')}
        disabled={none}
        onClick={() => onStep(1)}
      >
        <Chevron d="M4 6l4 4 4-4" />
      </button>
    </div>
  )
}

const Chevron = ({ d }: { d: string }) => (
  <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
    <path d={d} />
  </svg>
)
