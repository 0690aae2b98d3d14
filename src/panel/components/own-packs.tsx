import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Later } from './own-packs-later'

const load = async () => (await import('./own-packs-list')).OwnPacksList

/** The packs of whoever looks, in the settings. Drawn by what is loaded when they are first opened. */
export function OwnPacks({ panel }: { panel: Panel }) {
  return (
    <div class="setting own-packs" id="own-packs">
      <h3 id="own-packs-label">{text('ownPacks_title')}</h3>
      <Later load={load} props={{ panel }} />
    </div>
  )
}
