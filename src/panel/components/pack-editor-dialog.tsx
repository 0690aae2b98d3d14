import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Dialog } from './dialog'
import { Later } from './own-packs-later'

const load = async () => (await import('./pack-editor')).PackEditor

/** The frame of the editor of packs. */
export function PackEditorDialog({ panel }: { panel: Panel }) {
  return (
    <Dialog id="pack-editor" title={text('ownPacks_editor')} onClose={() => panel.openDialog(null)}>
      <Later load={load} props={{ panel }} />
    </Dialog>
  )
}
