/** What the health line says: everything that is missing, why, and what can be done about it. */
import type { Blindness } from '../capture/capture'
import type { MissingBody } from '../engine'
import type { Health } from '../session/session'
import { type Key, type PluralKey, plural, text } from './text'

/** Something that a person can do about a remark. */
export type Way =
  | { label: string; filter: string }
  | { label: string; settings: string }
  | { label: string; reveal: boolean }
  | { label: string; copy: string }

/** One remark, without its full stop; `warning` when requests may be missing altogether. */
export interface Remark {
  words: string
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
  /** What was chosen could not be stored. */
  unsaved?: boolean
}

const AS_IT_IS: Surroundings = { hidden: 0, revealed: false, updated: false }

const BLIND: Record<Blindness, Key> = {
  filtered: 'health_filtered',
  unresponsive: 'health_unresponsive',
}

/** `not-kept` is missing here on purpose: a success without its body is no loss. */
const WITHOUT_BODY: Partial<Record<MissingBody, PluralKey>> = {
  'never-read': 'health_neverRead',
  lost: 'health_lost',
  'too-large': 'health_tooLarge',
  blocked: 'health_blocked',
  timeout: 'health_timeout',
  'over-budget': 'health_overBudget',
  'not-recorded': 'health_notRecorded',
}

/** The preference that makes Firefox keep whole bodies. */
const BODY_LIMIT = 'devtools.netmonitor.responseBodyLimit'

const warn = (key: Key): Remark => ({ words: text(key), warning: true, ways: [] })
const note = (words: string, ...ways: Way[]): Remark => ({ words, warning: false, ways })

function aboutBodies({ withoutBody, cut }: Health): Remark[] {
  const missing = Object.entries(WITHOUT_BODY).flatMap(([why, key]) => {
    const n = withoutBody[why as MissingBody] ?? 0
    if (n === 0) return []
    const show: Way = { label: plural(n, 'health_show'), filter: `is:failure missing:${why}` }
    const raise: Way[] = why === 'over-budget' ? [{ label: text('health_raise'), settings: 'budget' }] : []
    return note(plural(n, key), show, ...raise)
  })
  if (cut === 0) return missing
  const words = plural(cut, 'health_cut', BODY_LIMIT)
  return [...missing, note(words, { label: text('health_copyName'), copy: BODY_LIMIT })]
}

function aboutHidden({ hidden, revealed }: Surroundings): Remark[] {
  if (hidden === 0) return []
  const change: Way = { label: text('panel_settings'), settings: 'hidden-hosts' }
  return revealed
    ? [note(plural(hidden, 'health_revealed'), { label: text('health_hideAgain'), reveal: false }, change)]
    : [note(plural(hidden, 'health_hidden'), { label: text('health_reveal'), reveal: true }, change)]
}

/** Empty when nothing is missing. What hides whole requests comes first. */
export function remarks(health: Health, around: Surroundings = AS_IT_IS): Remark[] {
  return [
    ...(around.updated ? [warn('health_updated')] : []),
    ...health.blind.map((kind) => warn(BLIND[kind])),
    ...aboutHidden(around),
    ...(around.unsaved ? [note(text('health_unsaved'))] : []),
    ...aboutBodies(health),
    ...(health.dropped > 0 ? [note(plural(health.dropped, 'health_dropped'))] : []),
  ]
}
