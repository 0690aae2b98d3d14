import type { Frame } from '../../engine'
import type { Row } from '../../session/session'
import { networkFilter } from '../frames'
import type { Panel } from '../stores/panel'
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
    <Section part="initiator" title="Where from">
      {exchange.initiator && <Stack frames={exchange.initiator} panel={panel} />}
      {canReveal && (
        <p class="again">
          <button
            type="button"
            class="button"
            data-act="network"
            title="Filters the Network panel by address, method and status"
            onClick={() => revealInNetwork(networkFilter(exchange))}
          >
            Show in Network
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
          <code>{frame.functionName || '(anonymous)'}</code>
          <span class="place">
            {frame.url === '' ? (
              <span class="dim">no file</span>
            ) : (
              <SourcePlace frame={frame} panel={panel} />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
