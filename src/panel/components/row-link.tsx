import type { ComponentChildren } from 'preact'
import type { Panel } from '../stores/panel'

interface Props {
  rowId: number
  panel: Panel
  /** Says where it leads when the text alone does not. */
  title?: string
  children: ComponentChildren
}

/** Leads to the card of another row. It is mere text where the list does not show that row: it would have no card. */
export function RowLink({ rowId, panel: { filter, selection }, title, children }: Props) {
  if (!filter.visible.value.some(({ id }) => id === rowId)) return <span>{children}</span>
  const show = () => {
    selection.select(rowId)
    // The card is another one from now on: this button and its focus go with the old one.
    selection.enter()
  }
  return (
    <button type="button" class="row-link" data-leads-to={rowId} onClick={show} {...(title ? { title } : {})}>
      {children}
    </button>
  )
}
