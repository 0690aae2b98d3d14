import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { OwnPack } from '../../own-packs/schema'
import type { OwnPacksWork } from '../stores/own-packs-work'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'
import { Glyph } from './glyph'

/** More hosts are named in the editor. */
const NAMED = 3

const hostWords = ({ hosts = [] }: OwnPack): string =>
  hosts.length > NAMED
    ? plural(hosts.length - NAMED, 'ownPacks_moreHosts', hosts.slice(0, NAMED).join(text('common_comma')))
    : hosts.join(text('common_comma'))

/** The name that a pack goes by: its own, or that of the built-in pack that it extends. */
function useName({ id, name }: OwnPack, panel: Panel): string {
  const builtIn = useSignal<string | null>(null)
  useEffect(() => {
    if (name === undefined)
      panel.packs().then(
        (packs) => {
          builtIn.value = packs.find((each) => each.id === id)?.name ?? null
        },
        () => {},
      )
  }, [id, name, panel, builtIn])
  return name ?? builtIn.value ?? id
}

interface ItemProps {
  pack: OwnPack
  /** Why it cannot be used. */
  why: string | null
  panel: Panel
  work: OwnPacksWork
}

/** One own pack. */
export function OwnPackItem({ pack, why, panel, work }: ItemProps) {
  const { id, codes = {} } = pack
  const name = useName(pack, panel)
  const hosts = hostWords(pack)
  return (
    <li data-own-pack={id}>
      <div>
        <p>
          <b>{name}</b> {name !== id && <code>{id}</code>}
        </p>
        <p class="fine">
          <span>{plural(Object.keys(codes).length, 'ownPacks_codes')}</span>
          {work.builtIn.has(id) && <span>{text('ownPacks_extends')}</span>}
          {hosts && <span>{hosts}</span>}
        </p>
        {why !== null && <Why why={why} />}
      </div>
      <Verbs id={id} name={name} work={work} />
    </li>
  )
}

/** A pack that this version cannot read. It stays stored until somebody removes or mends it. */
export function RefusedItem({ id, why, work }: { id: string; why: string; work: OwnPacksWork }) {
  return (
    <li data-own-pack={id}>
      <div>
        <p>
          <code>{id}</code>
        </p>
        <Why why={why} />
      </div>
      <Verbs id={id} name={id} work={work} />
    </li>
  )
}

function Why({ why }: { why: string }) {
  return (
    <p class="problem">
      <Glyph name="warning" /> {text('ownPacks_notUsed', why)}
    </p>
  )
}

function Verbs({ id, name, work }: { id: string; name: string; work: OwnPacksWork }) {
  const edit = useRef<HTMLButtonElement>(null)
  const wanted = work.focusOn.value
  useEffect(() => {
    if (wanted !== id) return
    edit.current?.focus()
    work.focused()
  }, [wanted, id, work])
  return (
    <p class="acts">
      <button
        ref={edit}
        type="button"
        class="button"
        data-act="edit-pack"
        aria-label={text('ownPacks_editThis', name)}
        onClick={() => work.edit(id)}
      >
        {text('ownPacks_edit')}
      </button>
      <button
        type="button"
        class="button"
        data-act="remove-pack"
        aria-label={text('ownPacks_removeThis', name)}
        onClick={() => void work.remove(id, name)}
      >
        {text('ownPacks_remove')}
      </button>
    </p>
  )
}
