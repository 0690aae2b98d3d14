import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../session/session'
import { isFailure, searchText } from '../row'

/** One word of the filter: wanted, or with `-` in front unwanted. */
interface Term {
  word: string
  wanted: boolean
}

/** The words of a filter text. All have to agree with a row; a lone `-` is not a word yet. */
function termsOf(text: string): Term[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((part) =>
      part.startsWith('-') ? { word: part.slice(1), wanted: false } : { word: part, wanted: true },
    )
    .filter(({ word }) => word !== '')
}

/** Which rows are listed: failures, or all, less what the filter text rules out. */
export function createFilter(rows: ReadonlySignal<readonly Row[]>, showSuccesses: ReadonlySignal<boolean>) {
  const text = signal('')
  const terms = computed(() => termsOf(text.value))
  // Rows are replaced, never changed: what was built for one stays true.
  const texts = new WeakMap<Row, string>()
  const textOf = (row: Row): string => {
    const known = texts.get(row)
    if (known !== undefined) return known
    const built = searchText(row)
    texts.set(row, built)
    return built
  }
  const visible = computed(() => {
    const all = showSuccesses.value
    const wanted = terms.value
    return rows.value.filter(
      (row) =>
        (all || isFailure(row)) && wanted.every((term) => textOf(row).includes(term.word) === term.wanted),
    )
  })
  return {
    text: text as ReadonlySignal<string>,
    active: computed(() => terms.value.length > 0),
    visible,
    setText(to: string) {
      text.value = to
    },
  }
}
