/** What would a pack change for the traffic that was seen so far? */

import { type Catalogue, compile, type Exchange, examine, type Pack } from '../../engine'

export interface ExchangeTrial {
  /** Positions of the exchanges that the pack recognises. */
  recognised: number[]
  /** Those among them that another pack explained before, with its name. */
  taken: { at: number; pack: string; vendor: string }[]
  /** Those that no pack knew. */
  fresh: number[]
  /** One sentence for the panel. */
  words: string
}

/** What a pack with the id of a built-in one does: its own tests come first, the others stay. */
const over = (known: Pack, pack: Pack): Pack => ({
  ...pack,
  hosts: [...(pack.hosts ?? []), ...(known.hosts ?? [])],
  signals: [...(pack.signals ?? []), ...(known.signals ?? [])],
  envelopes: [...pack.envelopes, ...known.envelopes],
})

/** The catalogue with the pack in it as somebody's own: in place of an older form of it, or laid over a built-in one. */
function withPack({ packs, own }: Catalogue, pack: Pack): Catalogue {
  const others = [...packs.values()].filter(({ id }) => id !== pack.id)
  const known = packs.get(pack.id)
  const added = known && !own.has(known) ? over(known, pack) : pack
  return compile([...others, added], new Set([...[...own].map(({ id }) => id), pack.id]))
}

const times = (count: number) => `${count} ${count === 1 ? 'response' : 'responses'}`

function wordsFor({ recognised, taken, fresh }: Omit<ExchangeTrial, 'words'>, total: number): string {
  if (recognised.length === 0) return `None of the ${times(total)} seen so far is recognised by it.`
  const from = [...new Set(taken.map(({ vendor }) => vendor))].join(', ')
  const parts = [
    ...(fresh.length > 0 ? [`${fresh.length} that no pack knew`] : []),
    ...(taken.length > 0 ? [`${taken.length} now explained by ${from}`] : []),
  ]
  return `It recognises ${recognised.length} of the ${times(total)} seen so far${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`
}

/** Examines the session's exchanges twice: as they are explained now, and with the pack. */
export function trialOnExchanges(
  pack: Pack,
  exchanges: readonly Exchange[],
  catalogue: Catalogue,
): ExchangeTrial {
  const after = withPack(catalogue, pack)
  const trial = { recognised: [] as number[], taken: [] as ExchangeTrial['taken'], fresh: [] as number[] }
  exchanges.forEach((exchange, at) => {
    if (examine(exchange, after)?.pack.id !== pack.id) return
    trial.recognised.push(at)
    const before = examine(exchange, catalogue)?.pack ?? catalogue.fallback
    if (before === catalogue.fallback) trial.fresh.push(at)
    else if (before.id !== pack.id) trial.taken.push({ at, pack: before.id, vendor: before.name })
  })
  return { ...trial, words: wordsFor(trial, exchanges.length) }
}
