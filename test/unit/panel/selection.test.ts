/** Choosing among groups and their rows. */
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { createList } from '../../../src/panel/stores/list'
import { createSelection } from '../../../src/panel/stores/selection'
import type { Row } from '../../../src/session/session'
import { annotation, failing, problem } from './fixtures'

const ids = (lines: readonly { id: number }[]) => lines.map(({ id }) => id)
/** A failure of its own kind. */
const lone = (id: number) =>
  failing(id, { annotation: annotation({ problems: [problem({ code: `ALONE-${id}` })] }) })

const rows = signal<Row[]>([])
const group = -Number(failing(1).group)
const begin = (...first: Row[]) => {
  rows.value = first
  const list = createList(rows)
  const selection = createSelection(rows, list)
  const shown = () => [selection.id.value, selection.row.value?.id ?? null]
  return { list, selection, shown, lines: () => ids(list.lines.value) }
}

test('a group shows the card of its latest row, which stays while it is read', () => {
  const { selection, shown } = begin(failing(1), failing(2))
  selection.first()
  expect(shown()).toEqual([group, 2])
  rows.value = [...rows.value, failing(3)]
  expect(shown()).toEqual([group, 2])
  selection.first()
  expect(shown()).toEqual([group, 3])
})

test('a group whose shown row has left shows its latest', () => {
  const { selection, shown } = begin(failing(1), failing(2))
  selection.first()
  rows.value = [failing(3), failing(4)]
  expect(shown()).toEqual([group, 4])
})

test('a row inside a closed group opens it', () => {
  const { selection, shown, lines } = begin(failing(1), failing(2))
  selection.select(1)
  expect(shown()).toEqual([1, 1])
  expect(lines()).toEqual([group, 1, 2])
})

test('a chosen row that becomes part of a group stays chosen, in sight', () => {
  const { selection, shown, lines } = begin(failing(1))
  selection.select(1)
  rows.value = [failing(1), lone(2), failing(3)]
  expect(shown()).toEqual([1, 1])
  expect(lines()).toEqual([2, group, 1, 3])
})

test('a chosen group that shrinks to one row leaves that row chosen', () => {
  const { selection, shown } = begin(failing(1), failing(2))
  selection.first()
  rows.value = [failing(2)]
  expect(shown()).toEqual([2, 2])
})

test('closing a group over the chosen row keeps its card', () => {
  const { list, selection, shown, lines } = begin(failing(1), failing(2))
  selection.select(1)
  const [head] = list.lines.value
  if (head) selection.toggle(head)
  expect(shown()).toEqual([group, 1])
  expect(lines()).toEqual([group])
})

test('goes into a group, back to it, and closes it', () => {
  const { selection, lines } = begin(failing(1), failing(2))
  selection.first()
  const idAfter = (verb: () => void) => {
    verb()
    return [selection.id.value, lines().length]
  }
  expect(idAfter(selection.unfold)).toEqual([group, 3])
  expect(idAfter(selection.unfold)).toEqual([1, 3])
  expect(idAfter(selection.unfold)).toEqual([1, 3])
  expect(idAfter(selection.fold)).toEqual([group, 3])
  expect(idAfter(selection.fold)).toEqual([group, 1])
  expect(idAfter(selection.fold)).toEqual([group, 1])
})

test('one listed by itself stays chosen when repeats are no longer grouped', () => {
  const { list, selection, shown } = begin(failing(1), failing(2))
  selection.first()
  list.setGrouping(false)
  expect(shown()).toEqual([2, 2])
})
