import type { Panel } from '../stores/panel'
import { number, plural, text } from '../text'
import { AddApiButton } from './add-api-button'
import { CheckBox } from './check-box'
import { ExportMenu } from './export-menu'
import { FilterBox, FilterWords } from './filter-box'
import { Glyph } from './glyph'
import { ImportButton } from './import-button'

/** The bar above the list: what is listed, and how much there is. Where it is narrow, the settings hold its boxes. */
export function Toolbar({ panel }: { panel: Panel }) {
  const { list, log } = panel
  return (
    <header class="toolbar">
      <h1 class="unseen">{text('extensionShortName')}</h1>
      <button
        id="clear"
        type="button"
        class="icon-button"
        title={text('toolbar_clear')}
        aria-label={text('toolbar_clear')}
        onClick={log.clear}
      >
        <Glyph name="bin" />
      </button>
      <FilterBox panel={panel} />
      <span class="boxes">
        <CheckBox
          id="preserve-log"
          label={text('toolbar_preserveLog')}
          on={log.preserveLog.value}
          onChange={panel.setPreserveLog}
        />
        <CheckBox
          id="show-successes"
          label={text('toolbar_showSuccesses')}
          on={panel.showSuccesses.value}
          onChange={panel.setShowSuccesses}
        />
        <CheckBox
          id="group-repeats"
          label={text('toolbar_group')}
          title={text('toolbar_groupTitle')}
          on={list.grouping.value}
          onChange={list.setGrouping}
        />
      </span>
      <Count panel={panel} />
      <ImportButton panel={panel} />
      <AddApiButton panel={panel} />
      <ExportMenu panel={panel} />
      <span class="icons">
        <button
          type="button"
          class="icon-button"
          title={text('panel_shortcutsTitle')}
          aria-label={text('panel_shortcuts')}
          aria-keyshortcuts="?"
          data-act="shortcuts"
          onClick={() => panel.openDialog('shortcuts')}
        >
          <Glyph name="keyboard" />
        </button>
        <button
          type="button"
          class="icon-button"
          title={text('panel_settings')}
          aria-label={text('panel_settings')}
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
  const { captured, imported } = log.health.value
  const failures = plural(log.failures.value, 'toolbar_failures')
  const requests = plural(captured + imported, 'toolbar_ofRequests')
  return (
    <span id="count">
      {filter.active.value
        ? text('toolbar_countShown', number(filter.visible.value.length), failures, requests)
        : text('toolbar_count', failures, requests)}
    </span>
  )
}
