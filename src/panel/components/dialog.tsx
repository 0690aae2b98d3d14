import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { CloseButton } from './close-button'

interface Props {
  id: string
  title: string
  /** Id of the part that it was opened for, which gets the focus. */
  part?: string | null
  /** It is a text without controls, which is scrolled by keys. */
  isText?: boolean
  onClose(): void
  children: ComponentChildren
}

/** A modal dialog over the panel, open for as long as it is drawn. The browser keeps the focus in it, and gives it back. */
export function Dialog({ id, title, part, isText = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isLeaving = useRef(false)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    const start = part ? element?.querySelector<HTMLElement>(`#${part}`) : null
    start?.scrollIntoView?.({ block: 'center' })
    ;(start?.matches('input') ? start : start?.querySelector('input'))?.focus()
    isLeaving.current = false
    return () => {
      isLeaving.current = true
      element?.close()
    }
  }, [part])
  const heading = `${id}-title`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it for the keyboard, in shortcuts.ts
    <dialog
      ref={dialog}
      id={id}
      class="dialog"
      aria-labelledby={heading}
      // Not where it gives way to another dialog, of which the browser tells later.
      onClose={() => !isLeaving.current && dialog.current?.open === false && onClose()}
      // Only what lies beside its contents is the dialog itself: the backdrop.
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div class="dialog-page">
        <header>
          <h2 id={heading}>{title}</h2>
          <CloseButton act="close-dialog" onClose={onClose} />
        </header>
        <div class="dialog-body" tabIndex={isText ? 0 : undefined}>
          {children}
        </div>
      </div>
    </dialog>
  )
}
