/** What a pack is recognised by, made ready on first use: most packs of a catalogue are never looked at. */
import { onceFor } from '../once-for'
import type { Envelope, Pack } from '../pack'
import { isContainer, segmentsOf } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { type CompiledMatcher, readied } from './match'

/** An envelope taken apart. */
export interface CompiledEnvelope {
  readonly envelope: Envelope
  readonly all: readonly CompiledMatcher[]
  readonly none: readonly CompiledMatcher[]
  /** Members at a body's root without which it cannot fit: most bodies lack one, which is soon seen. */
  readonly needs: readonly string[]
}

export interface Recognition {
  readonly hosts: readonly string[]
  readonly signals: readonly CompiledMatcher[]
  /** The one with most evidence first, so that the first that fits is the best fit. */
  readonly envelopes: readonly CompiledEnvelope[]
}

/** Not those of a "*" or a position: they may be called anything. */
const needsOf = ({ all }: Envelope): string[] => {
  const names = all.flatMap((matcher) =>
    'pointer' in matcher ? segmentsOf(matcher.pointer).slice(0, 1) : [],
  )
  return [...new Set(names)].filter((name) => !/^(?:\*|\d+)$/.test(name))
}

const compileEnvelope = (envelope: Envelope): CompiledEnvelope => ({
  envelope,
  all: envelope.all.map(readied),
  none: (envelope.none ?? []).map(readied),
  needs: needsOf(envelope),
})

export const countConclusive = (evidence: readonly { conclusive: boolean }[]): number =>
  evidence.reduce((count, { conclusive }) => count + Number(conclusive), 0)

/** Every matcher of `all` hits where an envelope fits, so that its weight is known beforehand. */
const weightOf = ({ all }: CompiledEnvelope) => 100 * countConclusive(all) + all.length

const recognise = ({ hosts = [], signals = [], envelopes }: Pack): Recognition => ({
  hosts,
  signals: signals.map(readied),
  envelopes: envelopes.map(compileEnvelope).sort((a, b) => weightOf(b) - weightOf(a)),
})

export const recognitionOf = onceFor(recognise)

function hasAll(root: unknown, names: readonly string[]): boolean {
  for (const name of names) if (!isContainer(root) || !Object.hasOwn(root, name)) return false
  return true
}

/** Does the envelope fit: do all of its matchers hit, and none of the others? */
function fits({ envelope, needs, all, none }: CompiledEnvelope, reading: Reading): boolean {
  if (!envelope.onSuccess && reading.isSuccess) return false
  if (!hasAll(reading.body.value, needs)) return false
  for (const matcher of all) if (!matcher.hits(reading)) return false
  for (const matcher of none) if (matcher.hits(reading)) return false
  return true
}

/** The envelope of the pack that fits best; undefined where none fits. */
export function bestFit({ envelopes }: Recognition, reading: Reading): CompiledEnvelope | undefined {
  for (const each of envelopes) if (fits(each, reading)) return each
  return undefined
}
