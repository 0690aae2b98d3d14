import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact'
import type { Panel } from '../stores/panel'
import { text } from '../text'

/** Percent that an arrow key moves the divider. */
const STEP = 4

/** The divider between list and card: by pointer, or by arrow keys. */
export function Splitter({ panel }: { panel: Panel }) {
  const stacked = panel.stacked.value
  const share = panel.cardShare.value

  const onPointerMove = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const { currentTarget: divider, pointerId, clientX, clientY } = event
    const room = divider.parentElement?.getBoundingClientRect()
    if (!room || !divider.hasPointerCapture(pointerId)) return
    const left = stacked ? (room.bottom - clientY) / room.height : (room.right - clientX) / room.width
    panel.setCardShare(left * 100)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const grow = stacked ? 'ArrowUp' : 'ArrowLeft'
    const shrink = stacked ? 'ArrowDown' : 'ArrowRight'
    if (event.key !== grow && event.key !== shrink) return
    panel.setCardShare(share + (event.key === grow ? STEP : -STEP))
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a divider that moves is a widget, which hr is not
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-label={text('card_size')}
      aria-orientation={stacked ? 'horizontal' : 'vertical'}
      aria-valuenow={share}
      aria-valuemin={20}
      aria-valuemax={80}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
