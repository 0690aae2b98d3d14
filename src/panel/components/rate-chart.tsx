import type { Attempt } from '../../audit/attempt'
import type { Rate } from '../../audit/audit'
import { duration } from '../../engine'
import { axisOf } from '../attempts-picture'
import { ratePictureOf, rateSentence } from '../rate-picture'
import { text } from '../text'
import { SourceLink } from './source-link'
import { em, TimeScale } from './time-scale'

const HEIGHT_PX = 64
/** The steps are drawn in units of their own, stretched to the width that there is. */
const UNITS = 1000

/** How fast requests came, as a silhouette, below or through the dashed line of the documented limit. */
export function RateChart({ rate, attempts }: { rate: Rate; attempts: readonly Attempt[] }) {
  const { steps, limitHeight, limitLabel, peak, ticks } = ratePictureOf(rate, axisOf(attempts))
  const { limit } = rate
  const yOf = (height: number) => HEIGHT_PX * (1 - height / 100)
  const outline = steps.map(({ at, height }) => `H${at * (UNITS / 100)}V${yOf(height)}`).join('')
  const limitY = yOf(limitHeight)
  // The label of the line stands where the silhouette is not.
  const labelAtEnd = peak.at < 50
  return (
    <figure class="picture rate">
      <svg role="img" aria-label={rateSentence(rate)} width="100%" height={em(HEIGHT_PX + 16)}>
        <svg
          viewBox={`0 0 ${UNITS} ${HEIGHT_PX}`}
          width="100%"
          height={em(HEIGHT_PX)}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path class="silhouette" d={`M0 ${HEIGHT_PX}${outline}H${UNITS}V${HEIGHT_PX}z`} />
        </svg>
        <TimeScale ticks={ticks} topPx={0} bottomPx={HEIGHT_PX} />
        <line class="limit" x1="0" x2="100%" y1={em(limitY)} y2={em(limitY)} />
        <text x={labelAtEnd ? '100%' : '0'} y={em(limitY - 4)} text-anchor={labelAtEnd ? 'end' : 'start'}>
          {text('rate_limit', limitLabel)}
        </text>
        <text
          class="peak"
          x={`${peak.at}%`}
          dx={peak.at > 90 ? -4 : 4}
          y={em(yOf(peak.height) - 4)}
          text-anchor={peak.at > 90 ? 'end' : 'start'}
        >
          {rate.peak}
        </text>
      </svg>
      <figcaption class="fine">
        <span>{text('rate_caption', duration(limit.windowMs), limit.per)}</span>
        <SourceLink source={limit.source} />
      </figcaption>
    </figure>
  )
}
