import type { Panel } from './stores/panel'

/** Keys that work wherever the focus is: `/` and Ctrl+F go to the filter, Esc leaves where one is. */
export function onShortcut(event: KeyboardEvent, panel: Panel, page: Document): void {
  const focus = (id: string) => page.getElementById(id)?.focus()
  const target = event.target as HTMLElement | null
  const typing = target?.matches?.('input:not([type=checkbox]), textarea') ?? false

  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
    focus('filter')
  } else if (event.key === '/' && !typing) {
    focus('filter')
  } else if (event.key === 'Escape' && target?.id === 'filter') {
    if (panel.filter.text.value === '') focus('list')
    panel.filter.setText('')
  } else if (event.key === 'Escape' && panel.selection.row.value) {
    panel.selection.close()
    focus('list')
  } else if (event.key === 'ArrowDown' && target?.id === 'filter') {
    focus('list')
  } else {
    return
  }
  // Kept from DevTools, which would open its own search or its drawer.
  event.preventDefault()
  event.stopPropagation()
}
