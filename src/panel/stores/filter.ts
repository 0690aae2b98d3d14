import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { describeFilter } from '../../filter/describe'
import { parseFilter } from '../../filter/filter'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'

const sameRows = (a: readonly Row[], b: readonly Row[]) =>
  a.length === b.length && a.every((row, i) => row === b[i])

/** Which rows are listed: failures, or all, less what the filter text rules out. */
export function createFilter(rows: ReadonlySignal<readonly Row[]>, showSuccesses: ReadonlySignal<boolean>) {
  const text = signal('')
  const filter = computed(() => parseFilter(text.value))
  const active = computed(() => filter.value.terms.length > 0)
  const passing = () => {
    const all = showSuccesses.value
    const { matches } = filter.value
    if (!active.value) return all ? rows.value : rows.value.filter(isFailure)
    return rows.value.filter((row) => (all || isFailure(row)) && matches(row))
  }
  let listed: readonly Row[] = []
  const visible = computed(() => {
    const now = passing()
    // Most requests succeed and are not listed: they must not have the list arranged and laid out anew.
    if (!sameRows(listed, now)) listed = now
    return listed
  })
  return {
    text: text as ReadonlySignal<string>,
    active,
    visible,
    /** What of the text was not understood, one line each. */
    problems: computed(() => filter.value.problems),
    /** What the filter lets through, in plain words. */
    description: computed(() => describeFilter(filter.value)),
    setText(to: string) {
      text.value = to
    },
  }
}
