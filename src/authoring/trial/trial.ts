/** All trials of a pack at once. */

import type { Catalogue, Exchange, Pack } from '../../engine'
import type { Draft } from '../draft'
import { type LookAlike, lookAlikes } from './look-alikes'
import { type ExampleTrial, trialOnExamples } from './on-examples'
import { type ExchangeTrial, trialOnExchanges } from './on-exchanges'

export interface Trial {
  examples: ExampleTrial[]
  exchanges: ExchangeTrial
  lookAlikes: LookAlike[]
}

/** Tries a pack on the examples of its page, on what was seen, and against the packs of a catalogue. */
export const trialOf = (
  pack: Pack,
  draft: Pick<Draft, 'examples'>,
  exchanges: readonly Exchange[],
  catalogue: Catalogue,
): Trial => ({
  examples: trialOnExamples(pack, draft, catalogue.fallback),
  exchanges: trialOnExchanges(pack, exchanges, catalogue),
  lookAlikes: lookAlikes(pack, catalogue),
})
