import type { Panel } from '../stores/panel'
import { VerdictBadge } from './verdict-badge'

/** What stands in place of rows: what Errata shows and what to do, or which filter hides everything. */
export function Empty({ panel }: { panel: Panel }) {
  const { log, filter } = panel
  if (filter.active.value && log.rows.value.length > 0) {
    return (
      <div class="empty" data-testid="empty">
        <h2>No row matches the filter</h2>
        <p>
          <button type="button" class="button" onClick={() => filter.setText('')}>
            Clear the filter
          </button>
        </p>
      </div>
    )
  }
  const { captured } = log.health.value
  return (
    <div class="empty" data-testid="empty">
      <h2>
        {captured > 0
          ? `${captured} ${captured === 1 ? 'request' : 'requests'} recorded, none failed`
          : 'No requests yet'}
      </h2>
      <p>
        Errata explains the API errors this page receives: what a code means, how to resolve it, and whether
        and when to retry. It works offline and sends nothing.
      </p>
      <p>
        <b>Reload the page or repeat the failing action; failing requests appear here.</b>
      </p>
      <Example />
    </div>
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
