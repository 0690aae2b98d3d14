import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Source } from '../../authoring/read-source'
import { mergePacks } from '../../own-packs/merge'
import { readPackFile, writePackFile } from '../../own-packs/read-file'
import type { Row } from '../../session/session'
import { dayAndTime } from '../format'
import type { PanelLink } from '../link'
import { readInWorker } from '../source-reader'
import { text } from '../text'
import { createReading } from './add-api-reading'
import { createReview, type Review } from './add-api-review'
import type { Timers } from './countdown'

/** What came of saving. */
export interface Saved {
  name: string
  hosts: readonly string[]
  /** Rows of the list that it explains. */
  explained: number
  /** Puts back what was there. Resolves to null, or to why it could not be done. */
  undo(): Promise<string | null>
}

interface Surroundings {
  timers: Timers
  rows: ReadonlySignal<readonly Row[]>
  onSaved(saved: Saved): void
  /** Takes the dialog away. */
  close(): void
}

/** `source` until something was read, `sparse` where that has no codes and a person decides, then `review`. */
export type Step = 'source' | 'sparse' | 'review'

/** Where each stands in a file is of no use for a pack that nobody has seen as a file. */
const withoutLine = (problem: string) => problem.replace(/^line \d+: /, '')

/** The work of the dialog "Add an API", from a page to a saved pack. It outlives the dialog. */
export function createWork(link: PanelLink, { timers, rows, onSaved, close }: Surroundings) {
  const review = signal<Review | null>(null)
  const isAccepted = signal(false)
  const isAsking = signal(false)
  const problems = signal<readonly string[]>([])
  let host: string | null = null
  const today = () => dayAndTime(timers.now()).slice(0, 10)

  const discard = () => {
    reading.cancel()
    review.value?.stop()
    review.value = null
    isAsking.value = false
    problems.value = []
  }
  const take = (source: Source) => {
    discard()
    isAccepted.value = source.draft.codes.length > 0
    review.value = createReview(source, { link, timers, rows, host, today: today() })
  }
  const reading = createReading(readInWorker, take)
  const step = computed<Step>(() => (!review.value ? 'source' : isAccepted.value ? 'review' : 'sparse'))

  /** The pack as it is now, by the rules of a file; or what is wrong with it. */
  const validPack = async (it: Review) => {
    const faults = Object.values(it.faults.value)
    if (faults.length > 0) return { problems: faults }
    const pack = it.packNow()
    if (Object.keys(pack.codes ?? {}).length + (pack.families ?? []).length === 0)
      return { problems: [text('addApi_nothing')] }
    const file = writePackFile({ packs: [it.ownNow()], samples: [] })
    const read = readPackFile(file, { builtIn: await link.builtInIds(), today: today() })
    return 'problems' in read ? { problems: read.problems.map(withoutLine) } : { pack, own: read.file.packs }
  }
  const save = async () => {
    const it = review.value
    if (!it) return
    const made = await validPack(it)
    if ('problems' in made) {
      problems.value = made.problems
      return
    }
    const [{ exchanges }, view] = await Promise.all([
      link.tryPack(made.pack, { examples: [] }),
      link.ownPacks(),
    ])
    const { packs, samples } = view.current()
    const before = packs.find(({ id }) => id === made.pack.id)
    const refusal = await view.save({ packs: mergePacks(packs, made.own).packs, samples })
    if (refusal !== null) {
      problems.value = [refusal]
      return
    }
    const undo = () => {
      const now = view.current()
      return before
        ? view.save({ packs: mergePacks(now.packs, [before]).packs, samples: now.samples })
        : view.remove(made.pack.id)
    }
    discard()
    const { name, hosts = [] } = made.pack
    onSaved({ name, hosts, explained: exchanges.recognised.length, undo })
  }
  return {
    step,
    reading,
    review: review as ReadonlySignal<Review | null>,
    /** The dialog is opened. What was changed and not saved is still there; all else begins anew. */
    begin(at: string | null) {
      host = at
      isAsking.value = false
      if (!review.value?.isTouched.value) discard()
      else if (at !== null) review.value.addHost(at)
    },
    /** Reads a file, unless that would take the place of something that is not saved. */
    async takeFile(file: File): Promise<void> {
      if (review.value?.isTouched.value) problems.value = [text('addApi_busy', file.name)]
      else {
        discard()
        await reading.readFile(file)
      }
    },
    /** Goes on with a page that has no codes. */
    accept() {
      isAccepted.value = true
    },
    discard,
    save,
    /** A file with the pack; null where something is wrong with it, which is then said. */
    async file(): Promise<string | null> {
      const made = review.value ? await validPack(review.value) : null
      problems.value = made && 'problems' in made ? made.problems : []
      return made && 'own' in made ? writePackFile({ packs: made.own, samples: [] }) : null
    },
    /** Why it was not saved. */
    problems: problems as ReadonlySignal<readonly string[]>,
    isAsking: isAsking as ReadonlySignal<boolean>,
    /** Leaves the draft unsaved, for good. */
    leave() {
      discard()
      close()
    },
    /** Back to the draft. */
    goOn() {
      isAsking.value = false
    },
    mayClose(): boolean {
      const asks = Boolean(review.value?.isTouched.value) && !isAsking.value
      isAsking.value = asks
      if (!asks) reading.cancel()
      return !asks
    },
    stop: discard,
  }
}

export type AddApiWork = ReturnType<typeof createWork>
