import type { Tick } from '../time-axis'

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
          <line x1={`${at}%`} x2={`${at}%`} y1={topPx} y2={bottomPx + 3} />
          <text x={`${at}%`} y={bottomPx + 14} text-anchor={at < 3 ? 'start' : at > 97 ? 'end' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
      <line x1="0" x2="100%" y1={bottomPx} y2={bottomPx} />
    </g>
  )
}
