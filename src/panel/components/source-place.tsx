import { useSignal } from '@preact/signals'
import type { Frame } from '../../engine'
import { placeOf } from '../frames'
import type { Panel } from '../stores/panel'
import { text } from '../text'

/** A line of source code, which opens in Sources where the browser can do that. */
export function SourcePlace({ frame, panel: { openSource } }: { frame: Frame; panel: Panel }) {
  const missing = useSignal(false)
  const { url, line, column } = frame
  const title = `${url}:${line}:${column}`
  if (!openSource) return <span title={title}>{placeOf(frame)}</span>
  const open = async () => {
    missing.value = !(await openSource(url, line, column))
  }
  return (
    <>
      <button type="button" class="row-link" data-act="source" title={title} onClick={open}>
        {placeOf(frame)}
      </button>
      <span class="said" aria-live="polite">
        {missing.value && ` ${text('initiator_notInSources')}`}
      </span>
    </>
  )
}
