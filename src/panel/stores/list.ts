import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'
import { arrange } from '../arrange'
import { BY_TIME, type Column, type Sorting } from '../order'

/** Widths that a person gave to columns, in CSS pixels. */
export type Widths = Readonly<Partial<Record<Column, number>>>

/** What is left of a column when it is made as narrow as it gets. */
export const MIN_COLUMN_PX = 40
const MAX_COLUMN_PX = 2_000

/** How the listed rows are arranged: sorted, repeats folded into groups, and in columns how wide. */
export function createList(rows: ReadonlySignal<readonly Row[]>) {
  const sorting = signal<Sorting>(BY_TIME)
  const grouping = signal(true)
  const unfolded = signal<ReadonlySet<number>>(new Set())
  /** Keys of the open groups; null while nothing is grouped. */
  const opened = computed(() => (grouping.value ? unfolded.value : null))
  const widths = signal<Widths>({})

  const setOpen = (key: number, open: boolean) => {
    if (unfolded.value.has(key) === open) return
    const others = [...unfolded.value].filter((each) => each !== key)
    unfolded.value = new Set(open ? [...others, key] : others)
  }
  return {
    sorting: sorting as ReadonlySignal<Sorting>,
    grouping: grouping as ReadonlySignal<boolean>,
    opened,
    lines: computed(() => arrange(rows.value, sorting.value, opened.value)),
    widths: widths as ReadonlySignal<Widths>,
    /** Upwards, then downwards, then by time again. */
    sortBy(column: Column) {
      const now = sorting.value
      if (now.column !== column) sorting.value = column === 'time' ? BY_TIME : { column, descending: false }
      else sorting.value = now.descending ? BY_TIME : { column, descending: true }
    },
    setGrouping(on: boolean) {
      grouping.value = on
    },
    toggleGroup(key: number) {
      setOpen(key, !unfolded.value.has(key))
    },
    /** Opens the group in which this row is folded away. */
    uncover({ group }: Row) {
      if (group !== null) setOpen(group, true)
    },
    /** Gives columns a width, or with null the one they had at first. */
    setWidths(part: Readonly<Partial<Record<Column, number | null>>>) {
      const next: Partial<Record<Column, number>> = { ...widths.value }
      for (const [column, px] of Object.entries(part) as [Column, number | null][]) {
        if (px === null) delete next[column]
        else next[column] = Math.round(Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, px)))
      }
      widths.value = next
    },
  }
}

/** The arrangement of the list, as the components get it. */
export type List = ReturnType<typeof createList>
