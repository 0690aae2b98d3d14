import { type ReadonlySignal, signal } from '@preact/signals'
import type { Draft } from '../../authoring/draft'
import type { Trial } from '../../authoring/trial/trial'
import type { Pack } from '../../engine'
import { changeWords, mergePacks } from '../../own-packs/merge'
import type { OwnPack } from '../../own-packs/schema'
import type { PanelLink } from '../link'
import type { Timers } from './countdown'

/** After the last key: trying it costs more than typing allows. */
const QUIET_MS = 300
/** Five thousand codes take half a second, in which nobody should be typing. */
const LONG_QUIET_MS = 1_500
const MANY_CODES = 1_000

export interface TrialSurroundings {
  link: PanelLink
  timers: Timers
}

/** What a pack would do if it were saved now. */
export interface Outlook extends Trial {
  /** Responses of the session. */
  seen: number
  hasHosts: boolean
  /** It would be laid over the built-in pack of its id. */
  isExtension: boolean
  /** What would change in the own pack of its id; null where there is none. */
  replaces: string | null
}

/** Tries a pack, and again a moment after each change of it. */
export function createTrial(
  { packNow, ownNow }: { packNow(): Pack; ownNow(): OwnPack },
  draft: Pick<Draft, 'codes' | 'examples'>,
  { link, timers }: TrialSurroundings,
) {
  const quietMs = draft.codes.length > MANY_CODES ? LONG_QUIET_MS : QUIET_MS
  const outlook = signal<Outlook | null>(null)
  let turn = 0
  const look = async (): Promise<Outlook> => {
    const pack = packNow()
    const [trial, builtIn, own] = await Promise.all([
      link.tryPack(pack, { examples: draft.examples }),
      link.builtInIds(),
      link.ownPacks(),
    ])
    const stored = own.current().packs
    const [change] = mergePacks(stored, [ownNow()]).changes
    return {
      ...trial,
      seen: link.session.rows().length,
      hasHosts: (pack.hosts ?? []).length > 0,
      isExtension: builtIn.has(pack.id),
      replaces: change && stored.some(({ id }) => id === pack.id) ? changeWords(change) : null,
    }
  }
  const run = async () => {
    const mine = ++turn
    const next = await look().catch(() => null)
    if (mine === turn) outlook.value = next
  }
  let callOff = timers.after(0, run)
  return {
    /** Null until it is known. */
    outlook: outlook as ReadonlySignal<Outlook | null>,
    soon() {
      callOff()
      callOff = timers.after(quietMs, run)
    },
    stop() {
      callOff()
      turn++
    },
  }
}
