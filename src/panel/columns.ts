/** The columns' widths as CSS: each is a custom property of the list, which styles/list.css takes instead of its own. */
import type { Column } from './order'
import { MIN_COLUMN_PX, type Widths } from './stores/list'

const propertyOf = (column: Column) => `--${column}-column`

/** A chosen width gives way where there is no room for it, so that every column stays in view. */
const trackOf = (px: number) => `minmax(${MIN_COLUMN_PX}px, ${px}px)`

/** The custom properties for the widths that a person chose. */
export function columnStyle(widths: Widths): Record<string, string> {
  const columns = Object.entries(widths) as [Column, number][]
  return Object.fromEntries(columns.map(([column, px]) => [propertyOf(column), trackOf(px)]))
}

/** The width, in CSS pixels, at which a column shows all that is drawn of it now. */
export function fittingPx(list: HTMLElement, column: Column): number {
  const property = propertyOf(column)
  const before = list.style.getPropertyValue(property)
  // Each row is a grid of its own: for this one look each takes the width that its cell would like.
  list.style.setProperty(property, 'max-content')
  const cells = [...list.querySelectorAll<HTMLElement>(`.cell[data-col=${column}]`)]
  const px = cells.reduce((widest, cell) => Math.max(widest, cell.offsetWidth), 0)
  if (before) list.style.setProperty(property, before)
  else list.style.removeProperty(property)
  return px
}
