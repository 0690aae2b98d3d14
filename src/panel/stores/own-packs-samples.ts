import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { withSample } from '../../own-packs/merge'
import type { OwnPack, Sample } from '../../own-packs/schema'
import type { WorkSurroundings } from './own-packs-surroundings'

/** A sample, and what is said of it that it does not expect; null until it is known. */
export interface CheckedSample {
  sample: Sample
  differences: string[] | null
}

interface Surroundings extends Pick<WorkSurroundings, 'link' | 'view' | 'row'> {
  /** The pack as it is written; null while it is not valid. */
  pack: ReadonlySignal<OwnPack | null>
  /** The packs beside it. */
  others(): OwnPack[]
}

/** The samples of the pack that is edited. They are saved with it. */
export function createSamples(id: string | null, { link, view, row, pack, others }: Surroundings) {
  const begin = view.current().samples.filter((each) => each.pack === id)
  const list = signal<readonly CheckedSample[]>(begin.map((sample) => ({ sample, differences: null })))
  const samples = () => list.value.map(({ sample }) => sample)
  let turn = 0

  const check = async () => {
    const own = pack.value
    const mine = ++turn
    if (!own || list.value.length === 0) return
    // A pack may be given another id: its samples go with it.
    const mineNow = samples().map((sample) => ({ ...sample, pack: own.id }))
    const found = await link.checkSamples({ packs: [...others(), own], samples: mineNow }).catch(() => [])
    if (mine === turn)
      list.value = list.value.map(({ sample }, at) => ({ sample, differences: found[at] ?? null }))
  }
  const become = (next: readonly Sample[]) => {
    list.value = next.map((sample) => ({ sample, differences: null }))
    void check()
  }
  return {
    list: list as ReadonlySignal<readonly CheckedSample[]>,
    isTouched: computed(() => {
      const now = samples()
      return now.length !== begin.length || now.some((sample, at) => sample !== begin[at])
    }),
    /** Can the row whose card is open be made a sample? It has to be this pack that explains it. */
    isOffered: computed(() => id !== null && row.value?.annotation?.pack === id),
    async add(): Promise<void> {
      const { exchange, annotation } = row.value ?? {}
      if (!exchange || !annotation) return
      const { sampleOf } = await import('../../own-packs/sample')
      become(withSample(samples(), sampleOf(exchange, annotation)))
    },
    remove(at: number) {
      become(samples().filter((_, nth) => nth !== at))
    },
    check: () => void check(),
    stop() {
      turn++
    },
  }
}

export type Samples = ReturnType<typeof createSamples>
