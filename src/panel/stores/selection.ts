import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'

/** Which row is chosen, by id: positions shift under a filter and while requests come in. */
export function createSelection(visible: ReadonlySignal<readonly Row[]>) {
  const id = signal<number | null>(null)
  const open = signal(false)
  const entering = signal(false)
  const index = computed(() => visible.value.findIndex((row) => row.id === id.value))
  /** The row whose card is shown. A row that the filter hides has no card. */
  const row = computed(() => (open.value ? (visible.value[index.value] ?? null) : null))

  const select = (wanted: number) => {
    batch(() => {
      id.value = wanted
      open.value = true
    })
  }
  const selectAt = (at: number) => {
    const last = visible.value.length - 1
    const chosen = visible.value[Math.max(0, Math.min(at, last))]
    if (chosen) select(chosen.id)
  }
  return {
    id: id as ReadonlySignal<number | null>,
    index,
    row,
    entering: entering as ReadonlySignal<boolean>,
    select,
    /** Moves by so many rows; without a chosen row it starts at the end it comes from. */
    move(by: number) {
      if (index.value >= 0) selectAt(index.value + by)
      else selectAt(by > 0 ? 0 : visible.value.length - 1)
    },
    first: () => selectAt(0),
    last: () => selectAt(visible.value.length - 1),
    /** Goes into the card of the chosen row, and shows it again where it was closed. */
    enter() {
      if (index.value < 0) return
      batch(() => {
        open.value = true
        entering.value = true
      })
    },
    /** The card has taken the focus. */
    entered() {
      entering.value = false
    },
    /** Closes the card; the row stays the place from which the arrow keys move. */
    close() {
      open.value = false
    },
  }
}
