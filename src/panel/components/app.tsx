import { useEffect } from 'preact/hooks'
import { onShortcut } from '../shortcuts'
import type { Panel } from '../stores/panel'
import { AddApiDialog } from './add-api-dialog'
import { AddApiLine } from './add-api-line'
import { Card } from './card'
import { DropZone } from './drop-zone'
import { Empty } from './empty'
import { ErrorBoundary } from './error-boundary'
import { HealthLine } from './health-line'
import { ImportLine } from './import-line'
import { List } from './list'
import { PackEditorDialog } from './pack-editor-dialog'
import { SettingsPane } from './settings-pane'
import { ShortcutList } from './shortcut-list'
import { Splitter } from './splitter'
import { Toolbar } from './toolbar'

/** The panel: toolbar, list, card, health line; files can be dropped anywhere on it. */
export function App({ panel, page }: { panel: Panel; page: Document }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => onShortcut(event, panel, page)
    // While capturing: Chromium's own listener on this document sends Esc and Ctrl+F on to DevTools, prevented or not.
    page.addEventListener('keydown', onKeyDown, true)
    return () => page.removeEventListener('keydown', onKeyDown, true)
  }, [panel, page])

  const { filter, selection } = panel
  const dialog = panel.dialog.value
  const row = selection.row.value
  const close = () => {
    selection.close()
    page.getElementById('list')?.focus()
  }
  return (
    <ErrorBoundary>
      <Toolbar panel={panel} />
      <ImportLine panel={panel} />
      <AddApiLine panel={panel} />
      <main
        class="halves"
        data-stacked={panel.stacked.value}
        style={{ '--card-share': `${panel.cardShare.value}%` }}
      >
        <div class="list-half">
          <List panel={panel} />
          {filter.visible.value.length === 0 && <Empty panel={panel} />}
        </div>
        {row && (
          <>
            <Splitter panel={panel} />
            <Card key={row.id} row={row} panel={panel} onClose={close} />
          </>
        )}
      </main>
      <HealthLine panel={panel} />
      {dialog?.name === 'settings' && <SettingsPane panel={panel} />}
      {dialog?.name === 'shortcuts' && <ShortcutList panel={panel} />}
      {dialog?.name === 'add-api' && <AddApiDialog panel={panel} />}
      {dialog?.name === 'pack-editor' && <PackEditorDialog panel={panel} />}
      <DropZone panel={panel} page={page} />
    </ErrorBoundary>
  )
}
