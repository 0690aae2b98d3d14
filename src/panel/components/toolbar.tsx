import type { Panel } from '../stores/panel'
import { ExportMenu } from './export-menu'
import { FilterBox, FilterWords } from './filter-box'
import { Glyph } from './glyph'
import { GroupCheck } from './group-check'
import { ImportButton } from './import-button'

/** The bar above the list: what is listed, and how much there is. Where it is narrow, the settings hold its boxes. */
export function Toolbar({ panel }: { panel: Panel }) {
  const { log } = panel
  return (
    <header class="toolbar">
      <h1 class="unseen">Errata</h1>
      <button
        id="clear"
        type="button"
        class="icon-button"
        title="Clear the list"
        aria-label="Clear the list"
        onClick={log.clear}
      >
        <Glyph name="bin" />
      </button>
      <FilterBox panel={panel} />
      <span class="boxes">
        <label class="check">
          <input
            id="preserve-log"
            type="checkbox"
            checked={log.preserveLog.value}
            onChange={(event) => panel.setPreserveLog(event.currentTarget.checked)}
          />
          Preserve log
        </label>
        <label class="check">
          <input
            id="show-successes"
            type="checkbox"
            checked={panel.showSuccesses.value}
            onChange={(event) => panel.setShowSuccesses(event.currentTarget.checked)}
          />
          Also show successes
        </label>
        <GroupCheck panel={panel} />
      </span>
      <Count panel={panel} />
      <ImportButton panel={panel} />
      <ExportMenu panel={panel} />
      <span class="icons">
        <button
          type="button"
          class="icon-button"
          title="Keyboard shortcuts (?)"
          aria-label="Keyboard shortcuts"
          aria-keyshortcuts="?"
          data-act="shortcuts"
          onClick={() => panel.openDialog('shortcuts')}
        >
          <Glyph name="keyboard" />
        </button>
        <button
          type="button"
          class="icon-button"
          title="Settings"
          aria-label="Settings"
          data-act="settings"
          onClick={() => panel.openDialog('settings')}
        >
          <Glyph name="gear" />
        </button>
      </span>
      <FilterWords panel={panel} />
    </header>
  )
}

function Count({ panel: { log, filter } }: { panel: Panel }) {
  const failures = log.failures.value
  const { captured, imported } = log.health.value
  const requests = captured + imported
  const shown = filter.active.value ? `${filter.visible.value.length.toLocaleString('en')} shown · ` : ''
  return (
    <span id="count">
      {shown}
      {failures.toLocaleString('en')} {failures === 1 ? 'failure' : 'failures'} of{' '}
      {requests.toLocaleString('en')} {requests === 1 ? 'request' : 'requests'}
    </span>
  )
}
