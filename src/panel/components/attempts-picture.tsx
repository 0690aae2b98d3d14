import { useId } from 'preact/hooks'
import type { Audit } from '../../audit/audit'
import { type Bar, pictureOf } from '../attempts-picture'
import { sentenceOf } from '../attempts-words'
import { Flag, Hatch, Legend } from './picture-legend'
import { em, TimeScale } from './time-scale'

/** Room above the first lane, for the flag of its wait. */
const TOP_PX = 6
/** With this many lanes they get as high as a line of text. */
const ROOMY = 8
const CROWDED = 20
/** From here on, in percent, a status stands before its bar: it would run out of the picture. */
const NEAR_END = 88

/**
 * The tries on a time axis. A try is a bar that ends in its status; the wait that its answer asked for is hatched, and
 * ends at a dashed line with a flag. A try that came too early starts inside a hatched span.
 */
export function AttemptsPicture({ audit, rowId }: { audit: Audit; rowId: number }) {
  const hatch = useId()
  const picture = pictureOf(audit, rowId)
  const { bars, ticks } = picture
  const lanePx = bars.length <= ROOMY ? 18 : bars.length <= CROWDED ? 14 : 9
  const bottomPx = TOP_PX + bars.length * lanePx
  const numberEvery = bars.length <= CROWDED ? 1 : 5
  const waits = bars.filter((bar) => bar.wait !== null)
  return (
    <figure class="picture">
      <svg role="img" aria-label={sentenceOf(audit)} width="100%" height={em(bottomPx + 16)}>
        <Hatch id={hatch} />
        {waits.map((bar) => (
          <WaitSpan key={bar.rowId} bar={bar} y={topOf(bar, bars, lanePx)} lanePx={lanePx} hatch={hatch} />
        ))}
        <TimeScale ticks={ticks} topPx={TOP_PX} bottomPx={bottomPx} />
        {waits.map((bar) => (
          <AllowedFrom key={bar.rowId} bar={bar} y={topOf(bar, bars, lanePx)} lanePx={lanePx} />
        ))}
        {bars.map((bar) => (
          <TryBar
            key={bar.rowId}
            bar={bar}
            y={topOf(bar, bars, lanePx)}
            lanePx={lanePx}
            numbered={(bar.number - 1) % numberEvery === 0}
            isThis={bar.rowId === rowId}
          />
        ))}
      </svg>
      <Legend picture={picture} />
    </figure>
  )
}

const topOf = (bar: Bar, bars: readonly Bar[], lanePx: number) => TOP_PX + bars.indexOf(bar) * lanePx

interface LaneProps {
  bar: Bar
  y: number
  lanePx: number
}

function WaitSpan({ bar: { wait }, y, lanePx, hatch }: LaneProps & { hatch: string }) {
  if (!wait) return null
  return (
    <rect
      x={`${wait.from}%`}
      y={em(y)}
      width={`${Math.max(0, wait.to - wait.from)}%`}
      height={em(wait.lanes * lanePx)}
      fill={`url(#${hatch})`}
    />
  )
}

/** The moment from which the next try was allowed, through the lanes of this one and the next. */
function AllowedFrom({ bar: { wait }, y, lanePx }: LaneProps) {
  if (!wait || wait.beyond) return null
  const x = `${wait.to}%`
  return (
    <>
      <line class="allowed" x1={x} x2={x} y1={em(y)} y2={em(y + Math.min(wait.lanes, 2) * lanePx)} />
      <Flag x={x} y={em(y)} />
    </>
  )
}

function TryBar({ bar, y, lanePx, numbered, isThis }: LaneProps & { numbered: boolean; isThis: boolean }) {
  const { from, to, status, number, failed } = bar
  const top = y + Math.max(1, lanePx * 0.2)
  const height = Math.max(5, lanePx * 0.6)
  const textY = y + lanePx / 2 + 3.5
  const before = to > NEAR_END
  return (
    <g class="try" data-failed={failed}>
      <rect x={`${from}%`} y={em(top)} width={`${to - from}%`} height={em(height)} />
      {/* However short it was, its start is there to be seen. */}
      <line x1={`${from}%`} x2={`${from}%`} y1={em(top)} y2={em(top + height)} />
      {numbered && (
        <text class={isThis ? 'number this' : 'number'} x="-6" y={em(textY)}>
          {number}
        </text>
      )}
      <text
        x={`${before ? from : to}%`}
        dx={before ? -5 : 5}
        y={em(textY)}
        text-anchor={before ? 'end' : 'start'}
      >
        {status}
      </text>
    </g>
  )
}
