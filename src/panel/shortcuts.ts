/** Every key of the panel: what the handler does, and what the list of shortcuts says. */
import type { Panel } from './stores/panel'
import type { Key } from './text'

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
  words: Key
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
  const { completion, filter, selection, asking, detail, ownPacks } = panel
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
  } else if (ownPacks.annotating.value !== null) ownPacks.annotate(null)
  else if (asking.value !== null) panel.asked()
  else if (selection.row.value) {
    selection.close()
    focus(page, 'list')
  } else return false
  return true
}

/** Keys by where they work. */
export const SHORTCUTS: readonly { place: Key; shortcuts: readonly Shortcut[] }[] = [
  {
    place: 'shortcuts_anywhere',
    shortcuts: [
      { keys: ['/'], words: 'shortcuts_toFilter', run: goTo('filter') },
      {
        keys: ['Ctrl+F'],
        words: 'shortcuts_find',
        run: ({ page, target }) => {
          const isInBody = target?.closest?.('[data-testid=card]') && page.getElementById('find')
          focus(page, isInBody ? 'find' : 'filter')
          return true
        },
      },
      {
        keys: ['?'],
        words: 'shortcuts_show',
        run: ({ panel }) => {
          panel.openDialog('shortcuts')
          return true
        },
      },
      { keys: ['Escape'], words: 'shortcuts_leave', run: leave },
      { keys: ['Tab', 'Shift+Tab'], words: 'shortcuts_control' },
    ],
  },
  {
    place: 'shortcuts_inFilter',
    shortcuts: [
      {
        keys: ['ArrowDown'],
        words: 'shortcuts_completionOrList',
        run: ({ page, target, panel }) => {
          if (target?.id !== 'filter' || panel.completion.isOpen.value) return false
          focus(page, 'list')
          return true
        },
      },
      { keys: ['ArrowUp'], words: 'shortcuts_completionFromEnd' },
      { keys: ['Enter', 'Tab'], words: 'shortcuts_take' },
      { keys: ['Delete'], words: 'shortcuts_forget' },
      { keys: ['Alt+ArrowDown'], words: 'shortcuts_complete' },
    ],
  },
  {
    place: 'shortcuts_inList',
    shortcuts: [
      { keys: ['ArrowDown', 'ArrowUp'], words: 'shortcuts_row' },
      { keys: ['PageDown', 'PageUp'], words: 'shortcuts_page' },
      { keys: ['Home', 'End'], words: 'shortcuts_ends' },
      { keys: ['ArrowRight', 'ArrowLeft'], words: 'shortcuts_group' },
      { keys: ['Enter'], words: 'shortcuts_enter' },
    ],
  },
  {
    place: 'shortcuts_inHead',
    shortcuts: [
      { keys: ['ArrowRight', 'ArrowLeft'], words: 'shortcuts_column' },
      { keys: ['Home', 'End'], words: 'shortcuts_columnEnds' },
      { keys: ['Enter'], words: 'shortcuts_sort' },
      { keys: ['ArrowDown'], words: 'shortcuts_toRows' },
    ],
  },
  {
    place: 'shortcuts_onEdge',
    shortcuts: [
      { keys: ['ArrowRight', 'ArrowLeft'], words: 'shortcuts_width' },
      { keys: ['Enter'], words: 'shortcuts_fit' },
      { keys: ['Delete'], words: 'shortcuts_firstWidth' },
    ],
  },
  {
    place: 'shortcuts_onDivider',
    shortcuts: [
      { keys: ['ArrowLeft', 'ArrowRight'], words: 'shortcuts_beside' },
      { keys: ['ArrowUp', 'ArrowDown'], words: 'shortcuts_below' },
    ],
  },
  {
    place: 'shortcuts_inDetails',
    shortcuts: [
      { keys: ['ArrowRight', 'ArrowLeft'], words: 'shortcuts_tab' },
      { keys: ['Home', 'End'], words: 'shortcuts_tabEnds' },
      { keys: ['Enter', 'Shift+Enter'], words: 'shortcuts_match' },
    ],
  },
  {
    place: 'shortcuts_onMenuButton',
    shortcuts: [{ keys: ['ArrowDown', 'ArrowUp'], words: 'shortcuts_open' }],
  },
  {
    place: 'shortcuts_inMenu',
    shortcuts: [
      { keys: ['ArrowDown', 'ArrowUp'], words: 'shortcuts_item' },
      { keys: ['Home', 'End'], words: 'shortcuts_itemEnds' },
      { keys: ['A–Z'], words: 'shortcuts_letter' },
      { keys: ['Enter'], words: 'shortcuts_choose' },
    ],
  },
]

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
  const isDone = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts).some(({ keys, run }) => {
    if (!run || !keys.some((key) => isPressed(key, event, target))) return false
    // What lies below a dialog is out of reach.
    return panel.dialog.value !== null && !keys.includes('Escape') ? false : run(situation)
  })
  if (!isDone) return
  // Kept from DevTools, which would open its own search or its drawer.
  event.preventDefault()
  event.stopPropagation()
}
