import type { Panel } from '../stores/panel'
import { Glyph } from './glyph'

const FILTER_TITLE =
  'Every word must occur in the row: address, status, vendor, code, message, field, verdict or id. -word excludes.'

/** The bar above the list: what is listed, and how much there is. */
export function Toolbar({ panel }: { panel: Panel }) {
  const { log, filter } = panel
  return (
    <div class="toolbar" role="toolbar" aria-label="Errata">
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
      <input
        id="filter"
        type="search"
        placeholder="Filter (/)"
        aria-label="Filter"
        aria-keyshortcuts="/ Control+F"
        title={FILTER_TITLE}
        autocomplete="off"
        spellcheck={false}
        value={filter.text.value}
        onInput={(event) => filter.setText(event.currentTarget.value)}
      />
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
      <Count panel={panel} />
    </div>
  )
}

function Count({ panel: { log, filter } }: { panel: Panel }) {
  const failures = log.failures.value
  const requests = log.health.value.captured
  const shown = filter.active.value ? `${filter.visible.value.length} shown · ` : ''
  return (
    <span id="count">
      {shown}
      {failures} {failures === 1 ? 'failure' : 'failures'} of {requests}{' '}
      {requests === 1 ? 'request' : 'requests'}
    </span>
  )
}
