import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { completionsFor, tokenAt } from '../../filter/complete'
import type { Row } from '../../session/session'
import type { Preferences } from './settings'

/** A way to go on in the filter: one that was saved, or what the language offers at the caret. */
export interface Option {
  label: string
  hint: string
  text: string
  caret: number
  saved: boolean
}

interface Parts {
  text: ReadonlySignal<string>
  setText(text: string): void
  /** Values are gathered from these. */
  rows: ReadonlySignal<readonly Row[]>
  preferences: Pick<Preferences, 'now' | 'saveFilter' | 'forgetFilter'>
}

/** What may stand at the caret of the filter, and which of it is chosen: the state of a combobox. */
export function createCompletion({ text, setText, rows, preferences }: Parts) {
  /** Where the caret stood when completions were last asked for; null while they are closed. */
  const caret = signal<number | null>(null)
  /** Also where no term has begun. */
  const asked = signal(false)
  const active = signal(-1)
  const saved = computed(() => preferences.now.value.savedFilters)

  const options = computed<Option[]>(() => {
    const at = caret.value
    if (at === null) return []
    const isEmpty = text.value.trim() === ''
    // Between terms a person mostly goes on typing: a list there would be in the way.
    if (!isEmpty && !asked.value && !tokenAt(text.value, at)) return []
    const mine = isEmpty
      ? saved.value.map((each) => ({
          label: each,
          hint: 'saved',
          text: each,
          caret: each.length,
          saved: true,
        }))
      : []
    // Rows that come in meanwhile must not move the options below the hand.
    return [
      ...mine,
      ...completionsFor(text.value, at, rows.peek()).map((each) => ({ ...each, saved: false })),
    ]
  })
  const begin = (at: number | null, isAsked: boolean) =>
    batch(() => {
      caret.value = at
      asked.value = isAsked
      active.value = -1
    })
  const close = () => begin(null, false)

  return {
    options,
    isOpen: computed(() => options.value.length > 0),
    /** Position among the options; -1 for none. */
    active: active as ReadonlySignal<number>,
    isSaved: computed(() => saved.value.includes(text.value.trim())),
    /** Saves the filter, or forgets it where it is saved. */
    toggleSaved() {
      const filter = text.value.trim()
      if (saved.value.includes(filter)) preferences.forgetFilter(filter)
      else preferences.saveFilter(filter)
    },
    forget(option: Option) {
      preferences.forgetFilter(option.text)
      active.value = Math.min(active.value, options.value.length - 1)
    },
    /** The text was typed, with the caret there. */
    typed(to: string, at: number) {
      batch(() => {
        setText(to)
        begin(at, false)
      })
    },
    /** Offers what may stand at the caret, wherever that is. */
    show: (at: number) => begin(at, true),
    close,
    /** Past either end no option is chosen. */
    move(by: number) {
      const places = options.value.length + 1
      active.value = ((active.value + 1 + by + places) % places) - 1
    },
    /** Takes an option, and gives the caret's place; a key goes on with its values. */
    accept({ text: to, caret: at }: Option): number {
      batch(() => {
        setText(to)
        if (to.slice(0, at).endsWith(':')) begin(at, false)
        else close()
      })
      return at
    },
  }
}
