import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Source } from '../../authoring/read-source'
import { NO_ADDRESS, toPack } from '../../authoring/to-pack'
import type { OwnPack } from '../../own-packs/schema'
import type { Row } from '../../session/session'
import {
  blankRow,
  type Cell,
  type CodeRow,
  editedDraft,
  hostList,
  type Identity,
  linesOf,
  rowOf,
  rowsByLine,
  withHost,
} from '../draft-edit'
import { faultsOf } from '../draft-faults'
import { strangersIn } from '../stranger-hosts'
import { createTrial, type TrialSurroundings } from './add-api-trial'

/** Codes that are shown at once: each is some fields, and a page may have five thousand. */
const PAGE = 100
const NO_LINES: ReadonlySet<number> = new Set()

interface Surroundings extends TrialSurroundings {
  rows: ReadonlySignal<readonly Row[]>
  /** The day, `2026-11-22`. */
  today: string
  /** Of the row that the dialog was opened from. */
  host: string | null
}

/** A draft that a person looks over, changes and tries. */
export function createReview(source: Source, { link, timers, rows: seen, today, host }: Surroundings) {
  const { draft, lines } = source
  const made = toPack(draft, { id: null, hosts: host ? [host] : [], today })
  const identity = signal<Identity>({
    name: draft.name ?? made.name,
    id: made.id,
    hosts: (made.hosts ?? []).join(', '),
    url: draft.url ?? '',
    code: draft.envelopes[0]?.code ?? '',
    message: draft.envelopes[0]?.message ?? '',
    requestId: draft.envelopes[0]?.requestId ?? '',
  })
  /** Until somebody gives it one, its id follows its name. */
  let hasOwnId = false
  const rows = signal<readonly Signal<CodeRow>[]>(draft.codes.map((code, key) => signal(rowOf(code, key))))
  const first = signal(0)
  const isTouched = signal(false)
  const marked = signal(NO_LINES)
  /** The row that gets the focus as soon as it is drawn. */
  const wanted = signal<number | null>(null)
  const toRow = rowsByLine(rows.value.map((row) => row.value))

  const packNow = () => {
    const edited = editedDraft(
      draft,
      identity.value,
      rows.value.map((row) => row.value),
    )
    return toPack(edited, { id: identity.value.id, hosts: hostList(identity.value.hosts), today })
  }
  /** Where the page's address is not known, the pack rests on itself, not on a page that says nothing of it. */
  const ownNow = (): OwnPack => {
    const pack = { ...packNow(), specificity: 'vendor' as const }
    if (identity.value.url.trim() !== '') return pack
    const notes = pack.notes?.filter((note) => note !== NO_ADDRESS)
    return { ...pack, source: { checked: pack.source.checked }, ...(notes ? { notes } : {}) }
  }
  const trial = createTrial({ packNow, ownNow }, draft, { link, timers })
  const touch = () => {
    isTouched.value = true
    trial.soon()
  }
  const rename = (part: Partial<Identity>) => {
    const next = { ...identity.value, ...part }
    if (part.id !== undefined) hasOwnId = part.id !== ''
    else if (!hasOwnId)
      next.id = toPack({ ...draft, name: next.name, codes: [] }, { id: null, hosts: [], today }).id
    identity.value = next
    touch()
  }
  const showRow = (key: number) => {
    first.value = Math.floor(key / PAGE) * PAGE
    wanted.value = key
  }

  return {
    draft,
    lines,
    identity: identity as ReadonlySignal<Identity>,
    rename,
    /** Hosts of failing responses that no pack knows, most frequent first. */
    strangers: computed(() => strangersIn(seen.value, hostList(identity.value.hosts))),
    addHost: (each: string) => rename({ hosts: withHost(identity.value.hosts, each) }),
    faults: computed(() => faultsOf(identity.value)),
    rows: rows as ReadonlySignal<readonly Signal<CodeRow>[]>,
    /** The rows that are shown, and the position of the first. */
    shown: computed(() => rows.value.slice(first.value, first.value + PAGE)),
    first: first as ReadonlySignal<number>,
    turnPage(pages: -1 | 1) {
      first.value = Math.max(0, Math.min(first.value + pages * PAGE, rows.value.length - 1))
    },
    pageSize: PAGE,
    edit(row: Signal<CodeRow>, part: Partial<CodeRow>) {
      row.value = { ...row.value, ...part }
      touch()
    },
    addRow() {
      batch(() => {
        const key = rows.value.length
        rows.value = [...rows.value, signal(blankRow(key))]
        showRow(key)
      })
    },
    /** Lines that the field with the focus was read from. */
    marked: marked as ReadonlySignal<ReadonlySet<number>>,
    pointAt(row: CodeRow, cell: Cell) {
      marked.value = new Set(linesOf(row, cell))
    },
    markLine(line: number) {
      marked.value = new Set([line])
    },
    rowOfLine: (line: number): number | null => toRow.get(line) ?? null,
    showRow,
    wanted,
    isTouched: isTouched as ReadonlySignal<boolean>,
    trial,
    packNow,
    ownNow,
    stop: trial.stop,
  }
}

export type Review = ReturnType<typeof createReview>
