/** What of the popover interface the panel uses: happy-dom has none. */

type State = 'open' | 'closed'

const tell = (element: HTMLElement, type: string, newState: State) =>
  element.dispatchEvent(Object.assign(new Event(type), { newState }))

function change(element: HTMLElement, newState: State): void {
  if ((element.dataset.open === 'true') === (newState === 'open')) return
  tell(element, 'beforetoggle', newState)
  element.dataset.open = String(newState === 'open')
  if (newState === 'closed') {
    const opener = document.querySelector<HTMLElement>(`[popovertarget="${element.id}"]`)
    if (element.contains(document.activeElement)) opener?.focus()
  }
  tell(element, 'toggle', newState)
}

/** Gives every element the interface, and every button its popover. Call it before the panel is drawn. */
export function withPopovers(): void {
  HTMLElement.prototype.showPopover = function () {
    change(this, 'open')
  }
  HTMLElement.prototype.hidePopover = function () {
    change(this, 'closed')
  }
  document.addEventListener('click', ({ target }) => {
    const id = (target as HTMLElement).closest('[popovertarget]')?.getAttribute('popovertarget')
    const menu = id ? document.getElementById(id) : null
    if (menu) change(menu, menu.dataset.open === 'true' ? 'closed' : 'open')
  })
}
