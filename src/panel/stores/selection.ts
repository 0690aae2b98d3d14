import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'
import { type Line, partsOf } from '../arrange'
import type { List } from './list'

/** A line, and the row whose card it shows: of a group the latest when it was chosen, so that no card changes while it is read. */
interface Choice {
  lineId: number
  rowId: number
}

/** Which line is chosen, by id: positions shift under a filter and while requests come in. */
export function createSelection(
  visible: ReadonlySignal<readonly Row[]>,
  { lines, uncover, toggleGroup }: Pick<List, 'lines' | 'uncover' | 'toggleGroup'>,
) {
  const choice = signal<Choice | null>(null)
  const open = signal(false)
  const entering = signal(false)
  /** What stands at a place of the list. */
  const at = (place: number) => {
    const line = lines.value[place]
    return line && partsOf(line)
  }
  const index = computed(() => {
    const lineId = choice.value?.lineId
    return lineId === undefined ? -1 : lines.value.findIndex(({ id }) => id === lineId)
  })
  const chosenRow = computed(() => {
    const rowId = choice.value?.rowId
    if (rowId === undefined) return null
    return visible.value.find(({ id }) => id === rowId) ?? at(index.value)?.row ?? null
  })

  // A chosen row may be folded away: its group opens. A chosen group may shrink to one row: that row is chosen.
  const stop = effect(() => {
    const row = chosenRow.value
    if (!row || index.value >= 0) return
    if (choice.value?.lineId !== row.id) choice.value = { lineId: row.id, rowId: row.id }
    else uncover(row)
  })

  const choose = (lineId: number, rowId: number) => {
    batch(() => {
      choice.value = { lineId, rowId }
      open.value = true
    })
  }
  const chooseLine = (line: Line) => choose(line.id, partsOf(line).row.id)
  const chooseAt = (place: number) => {
    const line = lines.value[Math.max(0, Math.min(place, lines.value.length - 1))]
    if (line) chooseLine(line)
  }
  /** Opens or closes a group. Where the chosen row disappears in it, the group is chosen instead; the card stays. */
  const toggle = (line: Line) => {
    const { group } = partsOf(line)
    if (!group) return
    batch(() => {
      const chosen = at(index.value)
      if (group.open && choice.value && chosen?.group?.key === group.key)
        choice.value = { lineId: -group.key, rowId: choice.value.rowId }
      toggleGroup(group.key)
    })
  }
  return {
    /** Id of the chosen line. */
    id: computed(() => choice.value?.lineId ?? null),
    /** Its place in the list; -1 while it is not there. */
    index,
    /** The row whose card is shown. A row that the filter hides has no card. */
    row: computed(() => (open.value ? chosenRow.value : null)),
    entering: entering as ReadonlySignal<boolean>,
    /** Chooses a row, wherever it is. */
    select: (rowId: number) => choose(rowId, rowId),
    /** Chooses a line: a group by the latest of its rows. */
    choose: chooseLine,
    /** Moves by so many lines; without a chosen one it starts at the end it comes from. */
    move(by: number) {
      if (index.value >= 0) chooseAt(index.value + by)
      else chooseAt(by > 0 ? 0 : lines.value.length - 1)
    },
    first: () => chooseAt(0),
    last: () => chooseAt(lines.value.length - 1),
    toggle,
    /** Opens the chosen group; goes into it when it is open. */
    unfold() {
      const line = lines.value[index.value]
      const { group = null, nth = 0 } = at(index.value) ?? {}
      if (!line || !group || nth > 0) return
      if (group.open) chooseAt(index.value + 1)
      else toggle(line)
    },
    /** Goes from a row to its group; closes the chosen group. */
    fold() {
      const line = lines.value[index.value]
      const { group = null, nth = 0 } = at(index.value) ?? {}
      if (nth > 0) chooseAt(index.value - nth)
      else if (line && group?.open) toggle(line)
    },
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
    /** Closes the card; the line stays the place from which the arrow keys move. */
    close() {
      open.value = false
    },
    stop,
  }
}
