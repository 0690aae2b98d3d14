import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { describeFilter } from '../../filter/describe'
import { parseFilter } from '../../filter/filter'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'

/** Which rows are listed: failures, or all, less what the filter text rules out. */
export function createFilter(rows: ReadonlySignal<readonly Row[]>, showSuccesses: ReadonlySignal<boolean>) {
  const text = signal('')
  const filter = computed(() => parseFilter(text.value))
  const active = computed(() => filter.value.terms.length > 0)
  const visible = computed(() => {
    const all = showSuccesses.value
    const { matches } = filter.value
    if (!active.value) return all ? rows.value : rows.value.filter(isFailure)
    return rows.value.filter((row) => (all || isFailure(row)) && matches(row))
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
