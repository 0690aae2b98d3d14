import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Offer, Offers } from '../stores/own-packs-offers'
import { plural, text } from '../text'
import { Glyph } from './glyph'

/** A file of packs: what is wrong with it, or what it would change, and the choice. */
export function OfferPart({ offers }: { offers: Offers }) {
  const offer = offers.offer.value
  return (
    <div role="status" data-testid="own-packs-offer">
      {offer && <OfferBox key={offer} offer={offer} offers={offers} />}
      {offers.said.value !== null && (
        <p>
          <Glyph name="done" /> {offers.said.value}
        </p>
      )}
    </div>
  )
}

function OfferBox({ offer, offers }: { offer: Offer; offers: Offers }) {
  const part = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    part.current?.scrollIntoView?.({ block: 'nearest' })
    part.current?.querySelector<HTMLElement>('button')?.focus()
  }, [])
  const problem = offers.problem.value
  return (
    <div class="offer" ref={part}>
      {offer.state === 'refused' ? <Refusal offer={offer} /> : <Changes offer={offer} />}
      {problem !== null && <p class="problem">{problem}</p>}
      <p class="acts">
        {offer.state === 'changes' && offer.count + offer.samples > 0 && (
          <button
            type="button"
            class="button primary"
            data-act="take-packs"
            onClick={() => void offers.take()}
          >
            {text('ownPacks_take')}
          </button>
        )}
        <button type="button" class="button" data-act="leave-packs" onClick={offers.leave}>
          {text(offer.state === 'changes' && offer.count > 0 ? 'ownPacks_leave' : 'common_close')}
        </button>
      </p>
    </div>
  )
}

function Refusal({ offer: { name, problems } }: { offer: Extract<Offer, { state: 'refused' }> }) {
  return (
    <>
      <h3>{text('ownPacks_refused', name)}</h3>
      <ul class="pack-problems">
        {problems.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  )
}

function Changes({ offer }: { offer: Extract<Offer, { state: 'changes' }> }) {
  const { name, changes, samples, unusable } = offer
  return (
    <>
      <h3>{text('ownPacks_would', name)}</h3>
      <ul class="pack-problems">
        {changes.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {samples > 0 && <li>{plural(samples, 'ownPacks_samplesToo')}</li>}
      </ul>
      {unusable.map((words) => (
        <p key={words} class="problem">
          <Glyph name="warning" /> {text('ownPacks_notUsed', words)}
        </p>
      ))}
    </>
  )
}
