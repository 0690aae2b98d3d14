import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Refused } from '../../own-packs/combine'
import type { StoredPacks } from '../../own-packs/own-packs'
import { writePackFile } from '../../own-packs/read-file'
import type { OwnPack, PackFile } from '../../own-packs/schema'
import { dayAndTime } from '../format'
import { text } from '../text'
import { createEditor, type Editor } from './own-packs-editor'
import { createOffers } from './own-packs-offers'
import type { WorkSurroundings } from './own-packs-surroundings'

/** A pack that was taken away, with all that is needed to put it back. */
export interface Removed {
  id: string
  name: string
  file: PackFile
}

/** What a new pack begins with: valid, and with a place for everything that most APIs need. */
const newPack = () => ({
  id: 'my-api',
  name: text('ownPacks_newName'),
  hosts: ['api.example.com'],
  envelopes: [
    {
      name: 'error',
      all: [{ pointer: '/code', type: 'string' }],
      extract: { code: ['/code'], message: ['/message'] },
    },
  ],
  codes: {
    SOME_CODE: { meaning: text('ownPacks_newMeaning'), resolution: text('ownPacks_newResolution') },
  },
})

const idOf = (json: unknown) => (json as { id?: unknown } | null)?.id

/** Changes own packs: the list, files that are taken over, and the editor. It outlives the dialogs. */
export function createOwnPacksWork(around: WorkSurroundings) {
  const { link, view, builtIn, stored, timers, showList, showEditor } = around
  const unusable = signal<readonly Refused[]>([])
  const removed = signal<readonly Removed[]>([])
  const problem = signal<string | null>(null)
  const editor = signal<Editor | null>(null)
  const focusOn = signal<string | null>(null)
  const now = (): StoredPacks => view.current()
  const today = () => dayAndTime(timers.now()).slice(0, 10)

  const stopLooking = effect(() => {
    const packs = stored.value?.packs ?? []
    link.unusable(packs).then(
      (refused) => {
        unusable.value = refused
      },
      () => {},
    )
  })
  const offers = createOffers({ ...around, today })
  const save = async (file: PackFile) => {
    problem.value = await view.save(file)
    return problem.value
  }

  const drop = (id: string) => {
    editor.value?.stop()
    editor.value = null
    focusOn.value = id
  }
  return {
    builtIn,
    offers,
    /** Packs that are left out, with the reason: those that cannot be read, and those that cannot be used. */
    refused: computed<readonly Refused[]>(() => [...(stored.value?.refused ?? []), ...unusable.value]),
    /** Packs that were taken away since the list was opened. */
    removed: removed as ReadonlySignal<readonly Removed[]>,
    /** Why the last change was not made. */
    problem: problem as ReadonlySignal<string | null>,
    async remove(id: string, name: string): Promise<void> {
      const { packs, samples, unread } = now()
      // What could not be read goes back as it was: it is stored, not looked at.
      const gone = [...packs, ...unread].filter((each) => idOf(each) === id) as OwnPack[]
      const file = { packs: gone, samples: samples.filter(({ pack }) => pack === id) }
      problem.value = await view.remove(id)
      if (problem.value === null)
        removed.value = [...removed.value.filter((each) => each.id !== id), { id, name, file }]
    },
    /** Puts a pack back, unless there is another of its id by now. */
    async restore({ id, file }: Removed): Promise<void> {
      const { packs, samples } = now()
      const others = packs.filter((each) => each.id !== id)
      const kept = samples.filter(({ pack }) => pack !== id)
      const refusal = await save({ packs: [...others, ...file.packs], samples: [...kept, ...file.samples] })
      if (refusal !== null) return
      removed.value = removed.value.filter((each) => each.id !== id)
      focusOn.value = id
    },
    /** What was taken away stays away. */
    forget() {
      removed.value = []
      problem.value = null
    },
    /** The text of a file with all packs and samples. */
    file: () => writePackFile(now()),
    /** What is edited. */
    editor: editor as ReadonlySignal<Editor | null>,
    /** The pack of the list to which the focus returns; `''` where it was none. */
    focusOn: focusOn as ReadonlySignal<string | null>,
    /** The focus has returned. */
    focused() {
      focusOn.value = null
    },
    /** Opens the editor on a pack, or on a new one; but first on what was changed there before and is not saved. */
    edit(id: string | null) {
      if (!editor.value?.isTouched.value) {
        const { packs, unread } = now()
        const pack = [...packs, ...unread].find((each) => idOf(each) === id)
        const begin = `${JSON.stringify(pack ?? newPack(), null, 2)}\n`
        editor.value?.stop()
        editor.value = createEditor(id, begin, { ...around, today })
      }
      showEditor()
    },
    /** Keeps what is edited and goes back to the list, unless something is wrong with it. */
    async saveEditor(): Promise<void> {
      const id = await editor.value?.save()
      if (id == null) return
      drop(id)
      showList()
    },
    /** Goes back to the list, and leaves what is edited unsaved for good. */
    leaveEditor() {
      drop(editor.value?.id ?? '')
      showList()
    },
    mayClose(): boolean {
      if (editor.value && !editor.value.mayClose()) return false
      drop(editor.value?.id ?? '')
      return true
    },
    stop() {
      stopLooking()
      editor.value?.stop()
    },
  }
}

export type OwnPacksWork = ReturnType<typeof createOwnPacksWork>
