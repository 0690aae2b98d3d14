/** Every key of the panel: what the handler does, and what the list of shortcuts says. */
import type { Panel } from './stores/panel'

/** Where a key was pressed. */
interface Situation {
  panel: Panel
  page: Document
  target: HTMLElement | null
}

export interface Shortcut {
  /** As they are written for a person: `Ctrl+F`, `/`. */
  keys: readonly string[]
  /** What they do, as a phrase: "Go to the filter". */
  words: string
  /** Does it; false where the key has no business now. Absent where the element that has the focus does it by itself. */
  run?(situation: Situation): boolean
}

const focus = (page: Document, id: string) => page.getElementById(id)?.focus()

const goTo =
  (id: string) =>
  ({ page }: Situation) => {
    focus(page, id)
    return true
  }

/** Leaves the innermost of what is open. */
function leave({ panel, page, target }: Situation): boolean {
  const { completion, filter, selection, asking, detail } = panel
  const menu = page.querySelector<HTMLElement>('[popover]:popover-open')
  // The browser would close both, were the key not kept from DevTools below.
  if (menu) menu.hidePopover()
  else if (panel.dialog.value) panel.openDialog(null)
  else if (target?.id === 'find' && detail.wanted.value !== '') detail.setWanted('')
  else if (target?.id === 'filter' && completion.isOpen.value) completion.close()
  else if (target?.id === 'filter') {
    completion.close()
    if (filter.text.value === '') focus(page, 'list')
    filter.setText('')
  } else if (asking.value !== null) panel.asked()
  else if (selection.row.value) {
    selection.close()
    focus(page, 'list')
  } else return false
  return true
}

/** Keys by where they work. */
export const SHORTCUTS: Readonly<Record<string, readonly Shortcut[]>> = {
  Anywhere: [
    { keys: ['/'], words: 'Go to the filter', run: goTo('filter') },
    {
      keys: ['Ctrl+F'],
      words: 'From the details, search the body; else go to the filter',
      run: ({ page, target }) => {
        const isInBody = target?.closest?.('[data-testid=card]') && page.getElementById('find')
        focus(page, isInBody ? 'find' : 'filter')
        return true
      },
    },
    {
      keys: ['?'],
      words: 'Show these shortcuts',
      run: ({ panel }) => {
        panel.openDialog('shortcuts')
        return true
      },
    },
    { keys: ['Escape'], words: 'Close the innermost of what is open, or empty the filter', run: leave },
  ],
  'In the filter': [
    {
      keys: ['ArrowDown'],
      words: 'Choose a completion; without one, go to the list',
      run: ({ page, target, panel }) => {
        if (target?.id !== 'filter' || panel.completion.isOpen.value) return false
        focus(page, 'list')
        return true
      },
    },
    { keys: ['ArrowUp'], words: 'Choose a completion from the end' },
    { keys: ['Enter', 'Tab'], words: 'Take the chosen completion; Tab takes the first where none is chosen' },
    { keys: ['Delete'], words: 'Forget the chosen saved filter' },
    { keys: ['Alt+ArrowDown'], words: 'Show what can stand here' },
  ],
  'In the list': [
    { keys: ['ArrowDown', 'ArrowUp'], words: 'Next or previous row' },
    { keys: ['PageDown', 'PageUp'], words: 'A page of rows' },
    { keys: ['Home', 'End'], words: 'First or last row' },
    { keys: ['ArrowRight', 'ArrowLeft'], words: 'Open or close a group' },
    { keys: ['Enter'], words: 'Go into the details' },
  ],
  'In the details': [
    { keys: ['ArrowRight', 'ArrowLeft'], words: 'Next or previous tab' },
    { keys: ['Enter', 'Shift+Enter'], words: 'Next or previous match in a body' },
  ],
}

const isTyping = (target: HTMLElement | null) =>
  target?.matches?.('input:not([type=checkbox], [type=radio]), textarea, select') ?? false

/** Was this key pressed? Letters and signs belong to a text that is being typed. */
function isPressed(key: string, event: KeyboardEvent, target: HTMLElement | null): boolean {
  const isCommand = event.ctrlKey || event.metaKey
  if (key.startsWith('Ctrl+')) return isCommand && event.key.toLowerCase() === key.slice(5).toLowerCase()
  if (event.key !== key || isCommand || event.altKey) return false
  return key.length > 1 || !isTyping(target)
}

/** Handles the keys that work wherever the focus is, and those between the parts of the panel. */
export function onShortcut(event: KeyboardEvent, panel: Panel, page: Document): void {
  const target = event.target as HTMLElement | null
  const situation = { panel, page, target }
  const isDone = Object.values(SHORTCUTS)
    .flat()
    .some(({ keys, run }) => {
      if (!run || !keys.some((key) => isPressed(key, event, target))) return false
      // What lies below a dialog is out of reach.
      return panel.dialog.value !== null && !keys.includes('Escape') ? false : run(situation)
    })
  if (!isDone) return
  // Kept from DevTools, which would open its own search or its drawer.
  event.preventDefault()
  event.stopPropagation()
}
