import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Option } from '../stores/completion'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Glyph } from './glyph'

const LIST = 'filter-options'
const optionId = (index: number) => `filter-option-${index}`

/** The filter: a combobox (ARIA APG) that completes keys, values and saved filters, and a star that saves. */
export function FilterBox({ panel: { filter, completion } }: { panel: Panel }) {
  const input = useRef<HTMLInputElement>(null)
  const options = completion.options.value
  const active = completion.active.value
  const isOpen = completion.isOpen.value

  const accept = (option: Option | undefined) => {
    if (!option || !input.current) return
    const caret = completion.accept(option)
    // At once, because the caret cannot stand in a text that is not there yet.
    input.current.value = option.text
    input.current.setSelectionRange(caret, caret)
    input.current.focus()
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const verb = verbFor(event, accept)
    if (!verb) return
    event.preventDefault()
    verb()
  }
  const verbFor = (event: TargetedKeyboardEvent<HTMLInputElement>, take: typeof accept) => {
    const { key, altKey, shiftKey, currentTarget } = event
    const caret = currentTarget.selectionStart ?? 0
    if (key === 'ArrowDown' && altKey) return () => completion.show(caret)
    if (!isOpen || altKey) return null
    const chosen = options[active]
    // Like a shell: Tab takes the first where a term has begun.
    const next = chosen ?? (filter.text.value.trim() === '' ? undefined : options[0])
    if (key === 'ArrowDown') return () => completion.move(1)
    if (key === 'ArrowUp') return () => completion.move(-1)
    if (key === 'Enter' && chosen) return () => take(chosen)
    if (key === 'Tab' && !shiftKey && next) return () => take(next)
    if (key === 'Delete' && chosen?.saved) return () => completion.forget(chosen)
    // The caret leaves what the options were for.
    if (/^(?:ArrowLeft|ArrowRight|Home|End|Enter)$/.test(key)) completion.close()
    return null
  }
  return (
    <div class="filter-box">
      <input
        ref={input}
        id="filter"
        type="search"
        list={undefined}
        // biome-ignore lint/a11y/noRedundantRoles: without a datalist it would be a searchbox
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={LIST}
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        aria-describedby="filter-words"
        placeholder={text('filter_placeholder')}
        aria-label={text('filter_label')}
        aria-keyshortcuts="/ Control+F"
        title={text('filter_title')}
        autocomplete="off"
        spellcheck={false}
        value={filter.text.value}
        onInput={({ currentTarget: { value, selectionStart } }) =>
          completion.typed(value, selectionStart ?? value.length)
        }
        onFocus={() => filter.text.value === '' && completion.show(0)}
        onClick={() => filter.text.value === '' && completion.show(0)}
        onBlur={completion.close}
        onKeyDown={onKeyDown}
      />
      <Star panel={{ filter, completion }} />
      <div
        id={LIST}
        class="completions"
        role="listbox"
        // Or Chromium makes a list that scrolls a stop between the filter and what follows it.
        tabIndex={-1}
        aria-label={text('filter_completions')}
        hidden={!isOpen}
      >
        {options.map((option, index) => (
          <OptionLine
            key={option.label + option.hint}
            option={option}
            index={index}
            chosen={index === active}
            onAccept={() => accept(option)}
            onForget={() => completion.forget(option)}
          />
        ))}
      </div>
    </div>
  )
}

function Star({ panel: { filter, completion } }: { panel: Pick<Panel, 'filter' | 'completion'> }) {
  const isSaved = completion.isSaved.value
  const words = text(isSaved ? 'filter_forgetSaved' : 'filter_save')
  return (
    <button
      type="button"
      class="icon-button star"
      data-act="save-filter"
      title={words}
      aria-label={words}
      aria-pressed={isSaved}
      disabled={filter.text.value.trim() === ''}
      onClick={completion.toggleSaved}
    >
      <Glyph name="star" />
    </button>
  )
}

interface OptionProps {
  option: Option
  index: number
  chosen: boolean
  onAccept(): void
  onForget(): void
}

function OptionLine({ option, index, chosen, onAccept, onForget }: OptionProps) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (chosen) line.current?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and points at its option
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the input's
    <div
      ref={line}
      id={optionId(index)}
      role="option"
      aria-selected={chosen}
      // The focus stays in the input.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAccept}
    >
      <span class="mono">{option.label}</span>
      <span class="dim">{option.saved ? text('filter_savedHint') : option.hint}</span>
      {option.saved && (
        // For the mouse alone: an option may hold no control, and Delete does the same.
        <span
          class="forget"
          aria-hidden="true"
          title={text('filter_forget')}
          onClick={(event) => {
            event.stopPropagation()
            onForget()
          }}
        >
          <Glyph name="close" />
        </span>
      )}
    </div>
  )
}

/** What the filter lets through, in plain words, and what of it was not understood. */
export function FilterWords({ panel: { filter } }: { panel: Panel }) {
  const description = filter.description.value
  const problems = filter.problems.value
  return (
    <p id="filter-words" class="filter-words" hidden={description === '' && problems.length === 0}>
      {description !== '' && <span title={description}>{text('filter_rowsWhere', description)}</span>}
      {problems.map((problem) => (
        <span key={problem} class="problem">
          <Glyph name="note" />
          {problem}.
        </span>
      ))}
    </p>
  )
}
