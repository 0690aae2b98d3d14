import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import { MIN_COLUMN_PX } from '../stores/list'
import { text } from '../text'

/** CSS pixels that an arrow key moves it. */
const STEP_PX = 8

interface Props {
  title: string
  /** As it is drawn; undefined until that is known. */
  widthPx: number | undefined
  isTabStop: boolean
  /** It is about to move. */
  onGrab(): void
  /** null: the width that the column had at first. */
  onResize(px: number | null): void
  /** As wide as what it holds. */
  onFit(): void
}

/** As wide as the column is now: keys may come faster than what is drawn tells its size. */
const columnPx = (handle: HTMLElement) => handle.parentElement?.offsetWidth ?? 0

/** The right edge of a column's header, to be dragged or moved by arrow keys. */
export function ColumnHandle({ title, widthPx = 0, isTabStop, onGrab, onResize, onFit }: Props) {
  const grabbed = useRef({ clientX: 0, widthPx: 0 })
  const onPointerDown = ({ currentTarget, pointerId, clientX }: TargetedPointerEvent<HTMLDivElement>) => {
    currentTarget.setPointerCapture(pointerId)
    grabbed.current = { clientX, widthPx: columnPx(currentTarget) }
    onGrab()
  }
  const onPointerMove = ({ currentTarget, pointerId, clientX }: TargetedPointerEvent<HTMLDivElement>) => {
    if (!currentTarget.hasPointerCapture(pointerId)) return
    onResize(grabbed.current.widthPx + clientX - grabbed.current.clientX)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const by = (px: number) => () => {
      onGrab()
      onResize(columnPx(event.currentTarget) + px)
    }
    const verbs: Record<string, () => void> = {
      ArrowLeft: by(-STEP_PX),
      ArrowRight: by(STEP_PX),
      Enter: onFit,
      Delete: () => onResize(null),
    }
    const verb = verbs[event.key]
    if (!verb || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    verb()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a divider that moves is a widget, which hr is not
    <div
      class="handle"
      role="separator"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={text('column_width', title)}
      aria-orientation="vertical"
      aria-valuenow={Math.round(widthPx)}
      aria-valuemin={MIN_COLUMN_PX}
      title={text('column_handle')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDblClick={onFit}
    />
  )
}
