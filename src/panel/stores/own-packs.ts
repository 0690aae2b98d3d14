import { type ReadonlySignal, signal } from '@preact/signals'
import type { Annotation, Exchange } from '../../engine'
import type { OwnPacksView, StoredPacks } from '../../own-packs/own-packs'
import type { PanelLink } from '../link'
import type { CodeNote } from './own-packs-annotate'
import type { OwnPacksSurroundings } from './own-packs-surroundings'
import type { OwnPacksWork } from './own-packs-work'

const NOTHING = { meaning: false, resolution: false }

/** Own packs as the panel shows them. Little of it is here: the rest is loaded when somebody looks at them or changes them. */
export function createOwnPacks(link: PanelLink, surroundings: OwnPacksSurroundings) {
  const stored = signal<StoredPacks | null>(null)
  const work = signal<OwnPacksWork | null>(null)
  const isLost = signal(false)
  const annotating = signal<number | null>(null)
  let opening: Promise<OwnPacksView> | null = null
  let starting: Promise<OwnPacksWork> | null = null
  let stop = () => {}
  let stopped = false

  const follow = async () => {
    const view = await link.ownPacks()
    if (stopped) return view
    stored.value = view.current()
    stop = view.subscribe((now) => {
      stored.value = now
    })
    return view
  }
  const open = () => {
    opening ??= follow()
    return opening
  }
  const start = async () => {
    const [{ createOwnPacksWork }, view, builtIn] = await Promise.all([
      import('./own-packs-work'),
      open(),
      link.builtInIds(),
    ])
    work.value = createOwnPacksWork({ ...surroundings, link, view, builtIn, stored })
    return work.value
  }
  /** Loads the rest. Null where the browser has taken it away. */
  const load = async (): Promise<OwnPacksWork | null> => {
    try {
      starting ??= start()
      return await starting
    } catch {
      starting = null
      isLost.value = true
      return null
    }
  }
  return {
    /** Null until they are read. */
    stored: stored as ReadonlySignal<StoredPacks | null>,
    /** What changes them; null until it is loaded. */
    work: work as ReadonlySignal<OwnPacksWork | null>,
    /** The browser has taken this copy of the extension away, and with it what had to be loaded. */
    isLost: isLost as ReadonlySignal<boolean>,
    /** Reads them, once. */
    read: () => void open().catch(() => {}),
    load,
    /** Shows what a file would change. */
    async offer(file: File): Promise<void> {
      surroundings.showList()
      await (await load())?.offers.read(file)
    },
    /** Are the meaning and the resolution of an annotation what an own pack says of the code? */
    says({ pack, problems, meaning, resolution }: Annotation): typeof NOTHING {
      const code = problems[0]?.code
      const { codes = {} } = stored.value?.packs.find(({ id }) => id === pack) ?? {}
      if (typeof code !== 'string' || !Object.hasOwn(codes, code)) return NOTHING
      const own = codes[code]
      return {
        meaning: meaning !== null && own?.meaning === meaning,
        resolution: resolution !== null && own?.resolution === resolution,
      }
    },
    /** What is said of the code of a row, and the way to change it; or why nothing can be said. */
    async codeNote(exchange: Exchange, annotation: Annotation): Promise<CodeNote | { refusal: string }> {
      const [{ codeNoteOf }, view] = await Promise.all([import('./own-packs-annotate'), open()])
      return codeNoteOf(exchange, annotation, view, surroundings.timers)
    },
    /** The row whose code is being annotated. */
    annotating: annotating as ReadonlySignal<number | null>,
    annotate(rowId: number | null) {
      annotating.value = rowId
    },
    /** May the editor go? Where something is not saved, it asks once. */
    mayClose: (): boolean => work.value?.mayClose() ?? true,
    stop() {
      stopped = true
      stop()
      work.value?.stop()
    },
  }
}

export type OwnPacks = ReturnType<typeof createOwnPacks>
