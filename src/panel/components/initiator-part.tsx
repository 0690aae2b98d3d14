import type { Frame } from '../../engine'
import type { Row } from '../../session/session'
import { networkFilter } from '../frames'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Section } from './section'
import { SourcePlace } from './source-place'

/** Which code sent the request, and the way to it; nothing in a browser that tells neither. */
export function InitiatorPart({ row, panel }: { row: Row; panel: Panel }) {
  const { revealInNetwork } = panel
  const { exchange, imported } = row
  // The Network panel knows nothing of what was read from a file.
  const canReveal = revealInNetwork !== undefined && imported === null
  if (!exchange.initiator && !canReveal) return null
  return (
    <Section part="initiator" title={text('initiator_title')}>
      {exchange.initiator && <Stack frames={exchange.initiator} panel={panel} />}
      {canReveal && (
        <p class="again">
          <button
            type="button"
            class="button"
            data-act="network"
            title={text('initiator_showTitle')}
            onClick={() => revealInNetwork(networkFilter(exchange))}
          >
            {text('initiator_show')}
          </button>
        </p>
      )}
    </Section>
  )
}

function Stack({ frames, panel }: { frames: readonly Frame[]; panel: Panel }) {
  return (
    <ol class="stack">
      {frames.map((frame, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frames repeat, and a stack never changes
        <li key={index}>
          {frame.via !== null && <p class="via">{frame.via}</p>}
          <code>{frame.functionName || text('initiator_anonymous')}</code>
          <span class="place">
            {frame.url === '' ? (
              <span class="dim">{text('initiator_noFile')}</span>
            ) : (
              <SourcePlace frame={frame} panel={panel} />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
