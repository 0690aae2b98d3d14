import { useSignal } from '@preact/signals'
import type { ComponentChildren, TargetedKeyboardEvent, TargetedToggleEvent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { itemAfter, placeMenu } from '../menu'

interface Props {
  /** How tests find the button: `data-act`. */
  act: string
  title: string
  /** What the menu is called. */
  label: string
  button: ComponentChildren
  disabled?: boolean
  /** Marks the button as one that gives away what others hide. */
  warns?: boolean
  children: ComponentChildren
}

/**
 * A button with a menu (ARIA Authoring Practices, Menu Button). The menu is a popover: it lies over everything, closes on a
 * click elsewhere, and gives the focus back; shortcuts.ts closes it on Esc before anything else.
 */
export function MenuButton({ act, title, label, button, disabled = false, warns = false, children }: Props) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const isOpen = useSignal(false)

  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const close = () => menu.current?.hidePopover()

  const onBeforeToggle = ({ newState, currentTarget }: TargetedToggleEvent<HTMLDivElement>) => {
    if (newState !== 'open' || !opener.current) return
    placeMenu(currentTarget, opener.current)
    currentTarget.ownerDocument.defaultView?.addEventListener('resize', close, { once: true })
  }
  const onToggle = ({ newState, currentTarget }: TargetedToggleEvent<HTMLDivElement>) => {
    isOpen.value = newState === 'open'
    const focused = currentTarget.ownerDocument.activeElement
    if (isOpen.value && !currentTarget.contains(focused)) items()[0]?.focus()
  }
  const onOpenerKey = (event: TargetedKeyboardEvent<HTMLButtonElement>) => {
    const end = { ArrowDown: 0, ArrowUp: -1 }[event.key]
    if (end === undefined) return
    event.preventDefault()
    menu.current?.showPopover()
    items().at(end)?.focus()
  }
  const onMenuKey = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // The browser then goes on from the button.
    if (event.key === 'Tab') return close()
    const next = itemAfter(event.key, items(), event.target as HTMLElement)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        class="button menu-opener"
        data-act={act}
        data-warns={warns}
        title={title}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-controls={id}
        popoverTarget={id}
        onKeyDown={onOpenerKey}
      >
        {button}
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onMenuKey}
        onClick={({ target }) => {
          if ((target as HTMLElement).closest('[role=menuitem]')) close()
        }}
      >
        {children}
      </div>
    </>
  )
}
