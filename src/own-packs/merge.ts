/** What a file would change in the packs that are there, told before it does. Pure. */
import type { OwnPack, PackFile, Sample } from './schema'

/** What becomes of one pack. */
export interface Change {
  id: string
  name: string
  kind: 'added' | 'replaced' | 'unchanged'
  /** How many codes. */
  codes: { added: number; changed: number; removed: number }
  /** Other members that differ: `hosts`, `envelopes`. */
  members: string[]
}

/** The same text for the same value, in whatever order its members stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null)

/** The day alone is no difference where no page was read on it. */
const comparable = ({ $schema: _, source, ...rest }: OwnPack) => ({
  ...rest,
  ...(source?.url ? { source } : {}),
})

function codesBetween(before: NonNullable<OwnPack['codes']>, after: NonNullable<OwnPack['codes']>) {
  const names = Object.keys(after)
  const known = names.filter((code) => Object.hasOwn(before, code))
  return {
    added: names.length - known.length,
    changed: known.filter((code) => !same(before[code], after[code])).length,
    removed: Object.keys(before).filter((code) => !Object.hasOwn(after, code)).length,
  }
}

function changeOf(before: OwnPack | undefined, after: OwnPack): Change {
  const [old, young]: Record<string, unknown>[] = [before ? comparable(before) : {}, comparable(after)]
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(young ?? {})])
  const members = [...names].filter((name) => name !== 'codes' && !same(old?.[name], young?.[name]))
  const codes = codesBetween(before?.codes ?? {}, after.codes ?? {})
  const differs = members.length > 0 || codes.added + codes.changed + codes.removed > 0
  return {
    id: after.id,
    name: after.name ?? after.id,
    kind: before ? (differs ? 'replaced' : 'unchanged') : 'added',
    codes,
    members: before ? members : [],
  }
}

/** Puts packs beside those that are there; one whose id is there already takes its place. */
export function mergePacks(
  stored: readonly OwnPack[],
  incoming: readonly OwnPack[],
): { packs: OwnPack[]; changes: Change[] } {
  const packs = new Map(stored.map((pack) => [pack.id, pack]))
  const changes = incoming.map((pack) => changeOf(packs.get(pack.id), pack))
  for (const pack of incoming) packs.set(pack.id, pack)
  return { packs: [...packs.values()], changes }
}

/** The same for a whole file: its samples take the place of all that there were for its packs. */
export function mergeFiles(stored: PackFile, incoming: PackFile): { file: PackFile; changes: Change[] } {
  const { packs, changes } = mergePacks(stored.packs, incoming.packs)
  const replaced = new Set(incoming.samples.map(({ pack }) => pack))
  const kept = stored.samples.filter(({ pack }) => !replaced.has(pack))
  return { file: { packs, samples: [...kept, ...incoming.samples] }, changes }
}

const counted = (n: number, verb: string) => (n > 0 ? [`${n} ${n === 1 ? 'code' : 'codes'} ${verb}`] : [])

/** `Acme: replaced; 3 codes added, 1 code removed; hosts, envelopes changed` */
export function changeWords({ name, kind, codes, members }: Change): string {
  const numbers = [
    ...counted(codes.added, 'added'),
    ...counted(codes.changed, 'changed'),
    ...counted(codes.removed, 'removed'),
  ].join(', ')
  const others = members.length > 0 ? `${members.join(', ')} changed` : ''
  return `${name}: ${[kind, numbers, others].filter(Boolean).join('; ')}`
}

/** Adds a sample, unless the same one is there. */
export const withSample = (samples: readonly Sample[], sample: Sample): Sample[] =>
  samples.some((each) => same(each, sample)) ? [...samples] : [...samples, sample]
