import { remarks } from '../health-words'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'
import { AddApiButton } from './add-api-button'
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
      <h2>{text('empty_filtered')}</h2>
      <p>
        <button type="button" class="button" onClick={() => filter.setText('')}>
          {text('empty_clearFilter')}
        </button>
      </p>
    </>
  )
}

/** `2 requests recorded, none failed`; what failed and is not listed is hidden by the settings. */
function headingOf({ log }: Panel): string {
  const { captured, imported } = log.health.value
  const seen = captured + imported
  if (seen === 0) return text('empty_noRequests')
  const failed = log.failures.value
  const recorded = plural(seen, 'empty_recorded')
  return failed === 0 ? text('empty_noneFailed', recorded) : plural(failed, 'empty_failedHidden', recorded)
}

function FirstMinute({ panel }: { panel: Panel }) {
  return (
    <>
      <h2>{headingOf(panel)}</h2>
      {panel.hidden.count.value > 0 && (
        <button type="button" class="button" data-act="reveal" onClick={() => panel.hidden.reveal(true)}>
          {text('empty_showHidden')}
        </button>
      )}
      <p>{text('empty_intro')}</p>
      <p>
        <b>{text('empty_begin')}</b>
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
          {text('empty_samples')}
        </button>
        <ImportButton panel={panel} />
        <AddApiButton panel={panel} />
      </p>
      <p class="fine">{text('empty_files')}</p>
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
      {warnings.map(({ words }) => (
        <li key={words}>
          <Glyph name="warning" /> {text('common_sentence', words)}
        </li>
      ))}
    </ul>
  )
}

/** What capture never sees. */
function Limits({ preserveLog }: { preserveLog: boolean }) {
  return (
    <ul class="hints" data-testid="limits">
      <li>{text('empty_limitBefore')}</li>
      {import.meta.env.MODE !== 'firefox' && <li>{text('empty_limitWorkers')}</li>}
      {!preserveLog && <li>{text('empty_limitPreserve', text('toolbar_preserveLog'))}</li>}
    </ul>
  )
}

const EXAMPLE = { verdict: 'after', delayMs: 20_000 } as const

function Example() {
  return (
    <figure>
      <figcaption>{text('empty_example')}</figcaption>
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
