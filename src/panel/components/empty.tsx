import { remarks } from '../health-words'
import type { Panel } from '../stores/panel'
import { Glyph } from './glyph'
import { ImportButton } from './import-button'
import { VerdictBadge } from './verdict-badge'

/** What stands in place of rows: what Errata shows and what to do, or which filter hides everything. */
export function Empty({ panel }: { panel: Panel }) {
  const { log, filter } = panel
  return (
    <div class="empty" data-testid="empty">
      {filter.active.value && log.rows.value.length > 0 ? (
        <Filtered panel={panel} />
      ) : (
        <FirstMinute panel={panel} />
      )}
    </div>
  )
}

function Filtered({ panel: { filter } }: { panel: Panel }) {
  return (
    <>
      <h2>No row matches the filter</h2>
      <p>
        <button type="button" class="button" onClick={() => filter.setText('')}>
          Clear the filter
        </button>
      </p>
    </>
  )
}

/** `2 requests recorded, none failed`; what failed and is not listed is hidden by the settings. */
function headingOf({ log }: Panel): string {
  const { captured, imported } = log.health.value
  const seen = captured + imported
  if (seen === 0) return 'No requests yet'
  const failed = log.failures.value
  const requests = `${seen.toLocaleString('en')} ${seen === 1 ? 'request' : 'requests'} recorded`
  return failed === 0
    ? `${requests}, none failed`
    : `${requests}; your settings hide the ${failed.toLocaleString('en')} that failed`
}

function FirstMinute({ panel }: { panel: Panel }) {
  return (
    <>
      <h2>{headingOf(panel)}</h2>
      {panel.hidden.count.value > 0 && (
        <button type="button" class="button" data-act="reveal" onClick={() => panel.hidden.reveal(true)}>
          Show what is hidden
        </button>
      )}
      <p>
        Errata explains the API errors this page receives: what a code means, how to resolve it, and whether
        and when to retry. It works offline and sends nothing.
      </p>
      <p>
        <b>Reload the page or repeat the failing action; failing requests appear here.</b>
      </p>
      <Warnings panel={panel} />
      <Example />
      <p class="starts">
        <button
          type="button"
          class="button"
          data-act="samples"
          disabled={panel.imports.state.value.state !== 'idle'}
          onClick={() => void panel.imports.loadSamples()}
        >
          Load sample errors
        </button>
        <ImportButton panel={panel} />
      </p>
      <p class="fine">
        Sample errors need no network. HAR files from Chrome, Firefox and Playwright can be dropped anywhere
        on this panel.
      </p>
      <Limits preserveLog={panel.log.preserveLog.value} />
    </>
  )
}

/** What hides requests at the moment, and what to do about it. */
function Warnings({ panel: { log, updated } }: { panel: Panel }) {
  const said = remarks(log.health.value, { hidden: 0, revealed: false, updated: updated.value })
  const warnings = said.filter(({ warning }) => warning)
  if (warnings.length === 0) return null
  return (
    <ul class="hints warnings" data-testid="warnings">
      {warnings.map(({ text }) => (
        <li key={text}>
          <Glyph name="warning" /> {text}.
        </li>
      ))}
    </ul>
  )
}

/** What capture never sees. */
function Limits({ preserveLog }: { preserveLog: boolean }) {
  return (
    <ul class="hints" data-testid="limits">
      <li>What happened before DevTools was opened is not here: reload the page to see it.</li>
      <li>Chrome does not show extensions what shared workers request.</li>
      {!preserveLog && <li>A new page empties this list, unless “Preserve log” is on.</li>}
    </ul>
  )
}

const EXAMPLE = { verdict: 'after', delayMs: 20_000 } as const

function Example() {
  return (
    <figure>
      <figcaption>A row will look like this</figcaption>
      <div class="example" aria-hidden="true">
        <span class="mono">POST</span>
        <span>/v1/orders</span>
        <span class="status" data-kind="client">
          429
        </span>
        <span class="mono">RATE_LIMITED</span>
        <VerdictBadge retry={EXAMPLE} />
      </div>
    </figure>
  )
}
