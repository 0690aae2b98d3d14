import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { changeWords, mergePacks } from '../../own-packs/merge'
import { readPackFile } from '../../own-packs/read-file'
import type { OwnPack, PackFile } from '../../own-packs/schema'
import type { OwnTrial } from '../link'
import { text } from '../text'
import { createSamples } from './own-packs-samples'
import type { WorkSurroundings } from './own-packs-surroundings'

/** After the last key: to check costs more than typing allows. */
const QUIET_MS = 300

/** Something that is wrong, and the line (from 1) in which it stands, where it has one. */
export interface Problem {
  line: number | null
  words: string
}

const problemOf = (words: string): Problem => {
  const [, line] = /^line (\d+): /.exec(words) ?? []
  return { line: line ? Number(line) : null, words }
}

/** What the pack would do if it were saved now. */
export interface Outlook extends OwnTrial {
  /** Responses of the session. */
  seen: number
  /** What would change; null for a new pack, and where nothing would. */
  change: string | null
}

type Checked = { pack: OwnPack } | { problems: string[] }

/**
 * The editor of one pack: a text that is checked a moment after each change, tried, and saved.
 * @param id of the pack that is changed; null for a new one
 * @param begin the text that it begins with
 */
export function createEditor(
  id: string | null,
  begin: string,
  around: WorkSurroundings & { today(): string },
) {
  const { link, view, builtIn, timers, row, today } = around
  const written = signal(begin)
  const pack = signal<OwnPack | null>(null)
  const problems = signal<readonly Problem[]>([])
  const outlook = signal<Outlook | null>(null)
  const isAsking = signal(false)
  const isChecking = signal(true)
  const others = () => view.current().packs.filter((each) => each.id !== id)
  const samples = createSamples(id, { link, view, row, pack, others })
  const isTouched = computed(() => written.value !== begin || samples.isTouched.value)
  let turn = 0

  const read = async (): Promise<Checked> => {
    const result = readPackFile(written.value, { builtIn, today: today() })
    if ('problems' in result) return result
    const [first, ...more] = result.file.packs
    if (!first || more.length > 0 || result.file.samples.length > 0)
      return { problems: [text('ownPacks_onlyOne')] }
    if (others().some((each) => each.id === first.id))
      return { problems: [text('ownPacks_sameId', first.id)] }
    const refused = await link.unusable([first])
    return refused.length > 0 ? { problems: refused.map(({ why }) => why) } : { pack: first }
  }
  const look = async (own: OwnPack): Promise<Outlook> => {
    const before = view.current().packs.filter((each) => each.id === own.id)
    const [change] = mergePacks(before, [own]).changes
    const trial = await link.tryOwn(own)
    return {
      ...trial,
      seen: link.session.rows().length,
      change: change?.kind === 'replaced' ? changeWords(change) : null,
    }
  }
  /** Is what was just found out still about the text? */
  const check = async (): Promise<OwnPack | null> => {
    const mine = ++turn
    const checked = await read().catch((): Checked => ({ problems: [text('health_updated')] }))
    if (mine !== turn) return null
    problems.value = 'problems' in checked ? checked.problems.map(problemOf) : []
    pack.value = 'pack' in checked ? checked.pack : null
    isChecking.value = false
    return pack.value
  }
  const run = async () => {
    const own = await check()
    const mine = turn
    samples.check()
    const next = own && (await look(own).catch(() => null))
    if (mine === turn) outlook.value = next
  }
  let callOff = timers.after(0, run)

  const fileWith = (own: OwnPack): PackFile => {
    const kept = view.current().samples.filter((each) => each.pack !== id && each.pack !== own.id)
    const mine = samples.list.value.map(({ sample }) => ({ ...sample, pack: own.id }))
    return { packs: [...others(), own], samples: [...kept, ...mine] }
  }
  return {
    id,
    begin,
    text: written as ReadonlySignal<string>,
    problems: problems as ReadonlySignal<readonly Problem[]>,
    /** Null while there are problems, and until it is tried. */
    outlook: outlook as ReadonlySignal<Outlook | null>,
    /** The text was changed, and what is said is about an older one. */
    isChecking: isChecking as ReadonlySignal<boolean>,
    samples,
    isTouched,
    type(next: string) {
      written.value = next
      isChecking.value = true
      isAsking.value = false
      callOff()
      callOff = timers.after(QUIET_MS, run)
    },
    /** Keeps the pack and its samples. Resolves to its id, or to null where that was refused. */
    async save(): Promise<string | null> {
      callOff()
      const own = await check()
      if (!own) return null
      const refusal = await view.save(fileWith(own))
      if (refusal !== null) problems.value = [problemOf(refusal)]
      return refusal === null ? own.id : null
    },
    isAsking: isAsking as ReadonlySignal<boolean>,
    /** Back to the text. */
    goOn() {
      isAsking.value = false
    },
    mayClose(): boolean {
      const asks = isTouched.value && !isAsking.value
      isAsking.value = asks
      return !asks
    },
    stop() {
      callOff()
      turn++
      samples.stop()
    },
  }
}

export type Editor = ReturnType<typeof createEditor>
