import { effect } from '@preact/signals'
import { COLUMNS } from '../order'
import type { Timers } from './countdown'
import type { List } from './list'
import type { Preferences } from './settings'

/** A column that is being dragged changes at every frame; it is kept once the hand rests. */
const REST_MS = 400

/** Keeps grouping and widths of columns in the settings, and follows them. Returns the way to stop. */
export function keepArrangement(list: List, { now, change }: Preferences, timers: Timers): () => void {
  let callOff = () => {}

  /** What the settings say, the list does: at first, and when they change elsewhere. */
  const follow = effect(() => {
    const { grouping, columnWidths } = now.value
    if (list.grouping.peek() !== grouping) list.setGrouping(grouping)
    if (same(list.widths.peek(), columnWidths)) return
    list.setWidths(Object.fromEntries(COLUMNS.map(({ name }) => [name, columnWidths[name] ?? null])))
  })
  const keepGrouping = effect(() => {
    const grouping = list.grouping.value
    if (now.peek().grouping !== grouping) change({ grouping })
  })
  const keepWidths = effect(() => {
    const widths = list.widths.value
    callOff()
    if (same(widths, now.peek().columnWidths)) return
    callOff = timers.after(REST_MS, () => change({ columnWidths: { ...widths } as Record<string, number> }))
  })
  return () => {
    follow()
    keepGrouping()
    keepWidths()
    callOff()
  }
}

type Px = Readonly<Record<string, number | undefined>>

const same = (a: Px, b: Px): boolean => COLUMNS.every(({ name }) => a[name] === b[name])
