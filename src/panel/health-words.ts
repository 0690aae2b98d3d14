/** What the health line says: everything that is missing, why, and what can be done about it. */
import type { Blindness } from '../capture/capture'
import type { MissingBody } from '../engine'
import type { Health } from '../session/session'

/** Something that a person can do about a remark. */
export type Way =
  | { label: string; filter: string }
  | { label: string; settings: string }
  | { label: string; reveal: boolean }
  | { label: string; copy: string }

/** One remark, without its full stop; `warning` when requests may be missing altogether. */
export interface Remark {
  text: string
  warning: boolean
  ways: readonly Way[]
}

/** What the panel itself leaves out. */
export interface Surroundings {
  /** Rows that the settings hide. */
  hidden: number
  /** They are listed all the same. */
  revealed: boolean
  /** The browser has taken this copy of the extension away. */
  updated: boolean
}

const AS_IT_IS: Surroundings = { hidden: 0, revealed: false, updated: false }

const UPDATED = 'Errata was updated: close and reopen DevTools'

const BLIND: Record<Blindness, string> = {
  filtered: "The Network panel's filter or pause may hide requests. Clear its filter and resume recording",
  unresponsive: "The browser's DevTools API does not answer. Close DevTools and open it again",
}

/** `not-kept` is missing here on purpose: a success without its body is no loss. */
const WITHOUT_BODY: Partial<Record<MissingBody, string>> = {
  'never-read': 'never read by the page',
  lost: 'lost to a navigation or evicted',
  'too-large': 'larger than the browser keeps',
  blocked: 'that the page may not read either',
  timeout: 'not handed over in time',
  'over-budget': 'of older rows given up to save memory',
  'not-recorded': 'not in the recording',
}

/** The preference that makes Firefox keep whole bodies. */
const BODY_LIMIT = 'devtools.netmonitor.responseBodyLimit'

/** "1 body", "3 bodies", "1,200 rows". */
const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const warn = (text: string): Remark => ({ text, warning: true, ways: [] })
const note = (text: string, ...ways: Way[]): Remark => ({ text, warning: false, ways })

function aboutBodies({ withoutBody, cut }: Health): Remark[] {
  const missing = Object.entries(WITHOUT_BODY).flatMap(([why, words]) => {
    const n = withoutBody[why as MissingBody] ?? 0
    if (n === 0) return []
    const show: Way = { label: n === 1 ? 'Show it' : 'Show them', filter: `is:failure missing:${why}` }
    const raise: Way[] = why === 'over-budget' ? [{ label: 'Raise the budget', settings: 'budget' }] : []
    return note(`${count(n, 'body', 'bodies')} ${words}`, show, ...raise)
  })
  if (cut === 0) return missing
  const words = `${count(cut, 'body', 'bodies')} cut by Firefox at 1 MiB; set ${BODY_LIMIT} to 0 in about:config`
  return [...missing, note(words, { label: 'Copy its name', copy: BODY_LIMIT })]
}

function aboutHidden({ hidden, revealed }: Surroundings): Remark[] {
  if (hidden === 0) return []
  const rows = count(hidden, 'row', 'rows')
  const change: Way = { label: 'Settings', settings: 'hidden-hosts' }
  return revealed
    ? [note(`${rows} shown that your settings hide`, { label: 'Hide again', reveal: false }, change)]
    : [note(`${rows} hidden by your settings`, { label: 'Show', reveal: true }, change)]
}

/** Empty when nothing is missing. What hides whole requests comes first. */
export function remarks(health: Health, around: Surroundings = AS_IT_IS): Remark[] {
  const dropped = count(health.dropped, 'older row', 'older rows')
  return [
    ...(around.updated ? [warn(UPDATED)] : []),
    ...health.blind.map((kind) => warn(BLIND[kind])),
    ...aboutHidden(around),
    ...aboutBodies(health),
    ...(health.dropped > 0 ? [note(`${dropped} dropped to keep the list within its limit`)] : []),
  ]
}
