import { type ReadonlySignal, signal } from '@preact/signals'
import type { Settings, SettingsView } from '../../settings/settings'

/** Texts of one kind that a person collects. */
type TextList = 'savedFilters' | 'hiddenHosts' | 'hiddenCodes' | 'disabledPacks'

/** The settings as a signal, with the verbs of what is chosen one by one. */
export function createPreferences(view: SettingsView) {
  const now = signal(view.current())
  const unsaved = signal(false)
  const stop = view.subscribe((settings) => {
    now.value = settings
  })

  const change = (part: Partial<Settings>) => {
    now.value = { ...now.value, ...part }
    void view.change(part).then((isStored) => {
      unsaved.value = !isStored
    })
  }
  /** Puts a text first, once. */
  const add = (list: TextList, text: string) => {
    const wanted = text.trim()
    if (wanted !== '') change({ [list]: [wanted, ...now.value[list].filter((each) => each !== wanted)] })
  }
  const remove = (list: TextList, text: string) => {
    change({ [list]: now.value[list].filter((each) => each !== text) })
  }
  return {
    now: now as ReadonlySignal<Settings>,
    /** The last change could not be stored: it ends with DevTools. */
    unsaved: unsaved as ReadonlySignal<boolean>,
    change,
    hideHost: (host: string) => add('hiddenHosts', host),
    unhideHost: (host: string) => remove('hiddenHosts', host),
    hideCode: (code: string) => add('hiddenCodes', code),
    unhideCode: (code: string) => remove('hiddenCodes', code),
    saveFilter: (text: string) => add('savedFilters', text),
    forgetFilter: (text: string) => remove('savedFilters', text),
    setPack(id: string, on: boolean) {
      if (on) remove('disabledPacks', id)
      else add('disabledPacks', id)
    },
    stop,
  }
}

export type Preferences = ReturnType<typeof createPreferences>
