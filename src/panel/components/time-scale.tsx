import type { Tick } from '../time-axis'

/** The size of a picture's text, in CSS pixels where the browser's text has the size that it starts with. */
const TEXT_PX = 10

/** A length of a picture, which grows with its text. */
export const em = (px: number) => `${px / TEXT_PX}em`

interface Props {
  ticks: readonly Tick[]
  topPx: number
  bottomPx: number
}

/** The axis below a picture, with its grid. */
export function TimeScale({ ticks, topPx, bottomPx }: Props) {
  return (
    <g class="scale">
      {ticks.map(({ at, label }) => (
        <g key={label}>
          <line x1={`${at}%`} x2={`${at}%`} y1={em(topPx)} y2={em(bottomPx + 3)} />
          <text
            x={`${at}%`}
            y={em(bottomPx + 14)}
            text-anchor={at < 3 ? 'start' : at > 97 ? 'end' : 'middle'}
          >
            {label}
          </text>
        </g>
      ))}
      <line x1="0" x2="100%" y1={em(bottomPx)} y2={em(bottomPx)} />
    </g>
  )
}
