import { useSignal } from '@preact/signals'
import type { PackName } from '../link'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'

/** More are found by typing: nobody reads hundreds of boxes. */
const SHOWN = 60

/** Packs on and off. They are asked for and drawn when somebody opens the list. */
export function PackList({ panel }: { panel: Panel }) {
  const packs = useSignal<readonly PackName[] | null>(null)
  const off = panel.preferences.now.value.disabledPacks
  const open = async () => {
    packs.value ??= await panel.packs()
  }
  return (
    <details
      class="setting"
      id="settings-packs"
      onToggle={(event) => event.currentTarget.open && void open()}
    >
      <summary>{off.length === 0 ? text('packs_allOn') : plural(off.length, 'packs_off')}</summary>
      {packs.value ? <Packs packs={packs.value} panel={panel} /> : <p class="dim">{text('packs_loading')}</p>}
    </details>
  )
}

function Packs({ packs, panel }: { packs: readonly PackName[]; panel: Panel }) {
  const wanted = useSignal('')
  const { preferences } = panel
  const off = preferences.now.value.disabledPacks
  const typed = wanted.value.trim().toLowerCase()
  const found = packs.filter(({ id, name }) => id.includes(typed) || name.toLowerCase().includes(typed))
  // Those that are off are seen first.
  const sorted = [
    ...found.filter(({ id }) => off.includes(id)),
    ...found.filter(({ id }) => !off.includes(id)),
  ]
  const more = found.length - SHOWN
  return (
    <>
      <input
        id="settings-pack-search"
        type="search"
        aria-label={text('packs_search')}
        placeholder={plural(packs.length, 'packs_searchIn')}
        spellcheck={false}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value
        }}
      />
      <ul class="packs">
        {sorted.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <label class="check">
              <input
                type="checkbox"
                data-pack={id}
                checked={!off.includes(id)}
                onChange={(event) => preferences.setPack(id, event.currentTarget.checked)}
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
      <p class="dim" role="status">
        {found.length === 0 && text('packs_none')}
        {more > 0 && plural(more, 'packs_more')}
      </p>
    </>
  )
}
