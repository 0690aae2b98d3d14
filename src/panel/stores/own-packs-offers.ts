import { type ReadonlySignal, signal } from '@preact/signals'
import { changeWords, mergeFiles } from '../../own-packs/merge'
import { readPackFile } from '../../own-packs/read-file'
import { LIMITS, type PackFile } from '../../own-packs/schema'
import { text } from '../text'
import type { WorkSurroundings } from './own-packs-surroundings'

/** What a file would do. */
export type Offer =
  | { state: 'refused'; name: string; problems: string[] }
  | {
      state: 'changes'
      name: string
      /** What becomes of each pack, a line each. */
      changes: string[]
      /** Packs that would be added or replaced. */
      count: number
      samples: number
      /** Packs of the file that could not be used, with the reason. */
      unusable: string[]
      incoming: PackFile
    }

/** A file may be larger than memory: what is behind this is not read, and not needed to refuse it. */
const READ_BYTES = LIMITS.fileBytes + 16

/** Files with packs: nothing of them is kept before it was shown what would change. */
export function createOffers({
  link,
  view,
  builtIn,
  today,
}: Pick<WorkSurroundings, 'link' | 'view' | 'builtIn'> & { today(): string }) {
  const offer = signal<Offer | null>(null)
  const problem = signal<string | null>(null)
  const said = signal<string | null>(null)

  const read = async (file: File): Promise<Offer> => {
    const { name } = file
    const written = await file
      .slice(0, READ_BYTES)
      .text()
      .catch(() => null)
    if (written === null) return { state: 'refused', name, problems: [text('ownPacks_unreadable')] }
    const result = readPackFile(written, { builtIn, today: today() })
    if ('problems' in result) return { state: 'refused', name, ...result }
    const { changes } = mergeFiles(view.current(), result.file)
    const unusable = await link.unusable(result.file.packs)
    return {
      state: 'changes',
      name,
      changes: changes.map(changeWords),
      count: changes.filter(({ kind }) => kind !== 'unchanged').length,
      samples: result.file.samples.length,
      unusable: unusable.map(({ id, why }) => `${id}: ${why}`),
      incoming: result.file,
    }
  }
  return {
    /** The file that waits for a decision, or why it is none. */
    offer: offer as ReadonlySignal<Offer | null>,
    /** Why it was not taken over. */
    problem: problem as ReadonlySignal<string | null>,
    /** What came of the last one. */
    said: said as ReadonlySignal<string | null>,
    async read(file: File): Promise<void> {
      problem.value = null
      said.value = null
      offer.value = await read(file)
    },
    /** Takes over what is offered, into the packs as they are by now. */
    async take(): Promise<void> {
      if (offer.value?.state !== 'changes') return
      const { incoming, name } = offer.value
      problem.value = await view.save(mergeFiles(view.current(), incoming).file)
      if (problem.value !== null) return
      offer.value = null
      said.value = text('ownPacks_taken', name)
    },
    leave() {
      offer.value = null
      problem.value = null
      said.value = null
    },
  }
}

export type Offers = ReturnType<typeof createOffers>
