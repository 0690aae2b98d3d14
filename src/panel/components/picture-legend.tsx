import { useId } from 'preact/hooks'
import type { Picture } from '../attempts-picture'
import { plural, text } from '../text'
import { elapsed } from '../time-axis'

/** Opaque, and aligned to the whole picture: spans that overlap look like one. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="hatch-ground" width="6" height="6" />
      <path class="hatch-line" d="M-1 7L7-1M-1 1L1-1M5 7L7 5" />
    </pattern>
  )
}

/** Marks the moment at its lower tip. */
export function Flag({ x, y }: { x: string; y: string | number }) {
  return (
    <svg x={x} y={y} overflow="visible" aria-hidden="true">
      <path class="flag" d="M-4.5-5h9L0 2z" />
    </svg>
  )
}

/** What the shapes mean, as far as they occur. */
export function Legend({ picture: { bars, beyondMs, leftOut } }: { picture: Picture }) {
  const hatch = useId()
  const waits = bars.some(({ wait }) => wait !== null)
  return (
    <figcaption class="fine">
      <span>
        <svg class="key" width="14" height="10" aria-hidden="true">
          <g class="try" data-failed={true}>
            <rect x="2" y="1" width="12" height="8" />
            <line x1="2" x2="2" y1="1" y2="9" />
          </g>
        </svg>
        {text('tries_legendTry')}
      </span>
      {waits && (
        <span>
          <svg class="key" width="14" height="10" aria-hidden="true">
            <Hatch id={hatch} />
            <rect width="14" height="10" fill={`url(#${hatch})`} />
          </svg>
          {text('tries_legendWait')}
        </span>
      )}
      {bars.some(({ wait }) => wait && !wait.beyond) && (
        <span>
          <svg class="key" width="10" height="10" overflow="visible" aria-hidden="true">
            <line class="allowed" x1="5" x2="5" y1="0" y2="10" />
            <Flag x="5" y={4} />
          </svg>
          {text('tries_legendAllowed')}
        </span>
      )}
      {beyondMs !== null && <span>{text('tries_beyond', elapsed(beyondMs))}</span>}
      {leftOut > 0 && <span>{plural(leftOut, 'tries_leftOut')}</span>}
    </figcaption>
  )
}
