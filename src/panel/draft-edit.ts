/** What a person sees and changes of a draft, and the draft that comes of it. Pure. */
import type { Draft, DraftCode, DraftEnvelope, Found, SaidRetry } from '../authoring/draft'

/** One code, as it stands in its fields. */
export interface CodeRow {
  /** Stays the same while the row is edited. */
  key: number
  /** What was read from the page; null for a code that was added by hand. */
  read: DraftCode | null
  /** Left out of what is saved. */
  isOut: boolean
  code: string
  status: string
  title: string
  meaning: string
  resolution: string
  /** `''` where nothing is said. */
  retry: SaidRetry | ''
}

/** The fields of a code, in the order of the table. */
export const CELLS = ['code', 'status', 'title', 'meaning', 'resolution', 'retry'] as const
export type Cell = (typeof CELLS)[number]

/** What the API is called, where it is, and where in its errors the parts stand. */
export interface Identity {
  name: string
  id: string
  /** Separated by commas. */
  hosts: string
  /** The address of the page; `''` where it is not known. */
  url: string
  /** RFC 6901 pointers; `''` where there is none. */
  code: string
  message: string
  requestId: string
}

/** Below this, a reading is shown to be unsure. */
const SURE = 0.7

export function rowOf(read: DraftCode, key: number): CodeRow {
  return {
    key,
    read,
    isOut: false,
    code: read.code,
    status: String(read.status?.value ?? ''),
    title: read.title?.value ?? '',
    meaning: read.meaning?.value ?? '',
    resolution: read.resolution?.value ?? '',
    retry: read.retry?.value ?? '',
  }
}

/** A row for a code that the page does not have. */
export const blankRow = (key: number): CodeRow => ({
  key,
  read: null,
  isOut: false,
  code: '',
  status: '',
  title: '',
  meaning: '',
  resolution: '',
  retry: '',
})

const foundIn = ({ read }: CodeRow, cell: Cell): Found<string | number> | null => {
  if (!read) return null
  return cell === 'code' ? { value: read.code, lines: read.lines, confidence: read.confidence } : read[cell]
}

/** Lines of the page from which a field was read; those of its code where it was not read. */
export function linesOf(row: CodeRow, cell: Cell): readonly number[] {
  const lines = foundIn(row, cell)?.lines ?? []
  return lines.length > 0 ? lines : (row.read?.lines ?? [])
}

/** Was the field read with doubts? What was typed since is the person's own word. */
export function isUnsure(row: CodeRow, cell: Cell): boolean {
  const found = foundIn(row, cell)
  return found !== null && found.confidence < SURE && String(found.value) === row[cell]
}

/** A field after a change: as it was read, where nothing changed. */
function edited<T extends string | number>(
  found: Found<T> | null | undefined,
  value: T | null,
): Found<T> | null {
  if (value === null || value === '') return null
  if (found && found.value === value) return found
  return { value, lines: found?.lines ?? [], confidence: 1 }
}

const statusIn = (text: string): number | null => {
  const status = Number(text)
  return Number.isInteger(status) && status >= 100 && status < 600 ? status : null
}

function codeOf(row: CodeRow): DraftCode {
  const { read } = row
  return {
    code: row.code.trim(),
    status: edited(read?.status, statusIn(row.status)),
    title: edited(read?.title, row.title),
    meaning: edited(read?.meaning, row.meaning),
    resolution: edited(read?.resolution, row.resolution),
    retry: edited(read?.retry, row.retry || null),
    lines: read?.lines ?? [],
    confidence: read?.code === row.code ? read.confidence : 1,
  }
}

function envelopesOf([usual, ...others]: DraftEnvelope[], { code, message, requestId }: Identity) {
  const [codeAt, messageAt, idAt] = [code, message, requestId].map((pointer) => pointer.trim() || null)
  if (!codeAt && !messageAt && !idAt) return others
  const before = usual ?? { field: null, lines: [], confidence: 1 }
  return [{ ...before, code: codeAt ?? null, message: messageAt ?? null, requestId: idAt ?? null }, ...others]
}

/** The hosts as they were typed, one by one. */
export const hostList = (hosts: string): string[] => hosts.split(/[\s,]+/).filter((each) => each !== '')

/** A list of hosts with one more in it. */
export const withHost = (hosts: string, host: string): string =>
  [...new Set([...hostList(hosts), host])].join(', ')

/** The draft with everything that was changed. Its hosts are left to be asked for by the list. */
export function editedDraft(draft: Draft, identity: Identity, rows: readonly CodeRow[]): Draft {
  return {
    ...draft,
    name: identity.name.trim() || null,
    url: identity.url.trim() || null,
    hosts: [],
    codes: rows.filter(({ isOut, code }) => !isOut && code.trim() !== '').map(codeOf),
    envelopes: envelopesOf(draft.envelopes, identity),
  }
}

/** Which code each line of the page names: the first one, by its row's key. */
export function rowsByLine(rows: readonly CodeRow[]): ReadonlyMap<number, number> {
  const keys = new Map<number, number>()
  for (const { key, read } of rows) {
    for (const line of read?.lines ?? []) if (!keys.has(line)) keys.set(line, key)
  }
  return keys
}
