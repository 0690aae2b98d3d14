import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { text } from '../text'
import { CheckBox } from './check-box'
import { Glyph } from './glyph'

/** A group of settings. */
export function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="settings-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

interface CheckProps {
  id: string
  label: string
  /** What it means, where the label does not say it all. */
  words?: string
  on: boolean
  onChange(on: boolean): void
}

/** A setting that is on or off. */
export function Check({ id, label, words, on, onChange }: CheckProps) {
  return (
    <div class="setting">
      <CheckBox
        id={id}
        label={label}
        describedBy={words ? `${id}-words` : undefined}
        on={on}
        onChange={onChange}
      />
      {words && (
        <p id={`${id}-words`} class="dim">
          {words}
        </p>
      )}
    </div>
  )
}

interface NumberProps {
  id: string
  label: string
  unit: string
  words: string
  value: number
  least: number
  most: number
  onChange(value: number): void
}

/** A setting that is a whole number. Taken over when the field is left, or at Enter: half a number is none. */
export function NumberField({ id, label, unit, words, value, least, most, onChange }: NumberProps) {
  return (
    <div class="setting">
      <label class="number">
        {label}
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          step={1}
          required
          aria-describedby={`${id}-words`}
          value={value}
          onChange={({ currentTarget: input }) => {
            const typed = Math.round(Math.min(most, Math.max(least, input.valueAsNumber)))
            input.value = String(Number.isNaN(typed) ? value : typed)
            if (!Number.isNaN(typed)) onChange(typed)
          }}
        />
        {unit}
      </label>
      <p id={`${id}-words`} class="dim">
        {words}
      </p>
    </div>
  )
}

interface TextsProps {
  id: string
  label: string
  placeholder: string
  texts: readonly string[]
  onAdd(text: string): void
  onRemove(text: string): void
}

/** A setting that is a list of texts, each of which can be removed. */
export function TextList({ id, label, placeholder, texts, onAdd, onRemove }: TextsProps) {
  const typed = useSignal('')
  return (
    <div class="setting texts" id={id}>
      <h3 id={`${id}-label`}>{label}</h3>
      {texts.length > 0 && (
        <ul aria-labelledby={`${id}-label`}>
          {texts.map((each) => (
            <li key={each}>
              <span class="mono">{each}</span>
              <button
                type="button"
                class="icon-button"
                title={text('settings_remove', each)}
                aria-label={text('settings_remove', each)}
                onClick={() => onRemove(each)}
              >
                <Glyph name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAdd(typed.value)
          typed.value = ''
        }}
      >
        <input
          type="text"
          aria-labelledby={`${id}-label`}
          placeholder={placeholder}
          spellcheck={false}
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
        />
        <button type="submit" class="button" disabled={typed.value.trim() === ''}>
          {text('settings_add')}
        </button>
      </form>
    </div>
  )
}
