/**
 * `pack-check FILE …`: validates files of own packs and runs their samples, each file with the built-in packs. A line for
 * each pack on stdout. Exit code 0: all is well; 1: something is not; 2: a file could not be read.
 */
import { basename } from 'node:path'
import { advise } from '../own-packs/advice'
import { compileWith } from '../own-packs/combine'
import { checkSample } from '../own-packs/sample'
import type { OwnPack, PackFile, Sample } from '../own-packs/schema'
import { packs } from '../packs/whole'
import { stop } from './ending'
import { readOwnPacks } from './own-packs'

const USAGE = 'usage: pack-check FILE …'

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

const builtIn = new Map(packs.map((pack) => [pack.id, pack]))

/** `2 codes, 1 envelope, 3 samples` */
function contentsOf({ codes = {}, families = [], envelopes = [] }: OwnPack, samples: number): string {
  const counts: [number, string][] = [
    [Object.keys(codes).length, 'code'],
    [families.length, 'families'],
    [envelopes.length, 'envelope'],
    [samples, 'sample'],
  ]
  return counts
    .filter(([n]) => n > 0)
    .map(([n, noun]) => (noun === 'families' ? `${n} ${n === 1 ? 'family' : noun}` : counted(n, noun)))
    .join(', ')
}

/** What is wrong with the samples, a line each, by the id of the pack that they belong to. */
function failuresIn({ packs: own, samples }: PackFile): Map<string, string[]> {
  const { catalogue, refused } = compileWith(packs, own)
  const lines = new Map<string, string[]>()
  const add = (id: string, line: string) => lines.set(id, [...(lines.get(id) ?? []), line])
  for (const { id, why } of refused) add(id, why)
  const nameOf = ({ name }: Sample, i: number) => `sample ${i + 1}${name ? ` (${name})` : ''}`
  for (const [i, sample] of samples.entries()) {
    const differences = catalogue.packs.has(sample.pack)
      ? checkSample(sample, catalogue)
      : [`there is no pack "${sample.pack}"`]
    for (const line of differences) add(sample.pack, `${nameOf(sample, i)}: ${line}`)
  }
  return lines
}

const kindOf = (id: string, isGiven: boolean) => {
  if (builtIn.has(id)) return isGiven ? 'extends the built-in pack' : 'is built in'
  return isGiven ? 'stands by itself' : 'there is no such pack'
}

/** The lines about one file, and whether all is well with it. */
function check(path: string): { lines: string[]; isWell: boolean } {
  const file = basename(path)
  const read = readOwnPacks(path)
  if ('problems' in read) return { lines: read.problems.map((line) => `${file}: ${line}`), isWell: false }
  const { packs: own, samples } = read.file
  const failures = failuresIn(read.file)
  const ids = new Set([...own.map(({ id }) => id), ...samples.map(({ pack }) => pack)])
  const lines = [...ids].flatMap((id) => {
    const given = own.find((each) => each.id === id)
    const pack = given ?? { id }
    const count = samples.filter((each) => each.pack === id).length
    const bad = failures.get(id) ?? []
    const kind = kindOf(id, given !== undefined)
    const contents = contentsOf(pack, count)
    return [
      `${file}: ${id}: ${bad.length > 0 ? 'fails' : 'ok'}; ${kind}${contents && `, ${contents}`}`,
      ...bad.map((line) => `  ${line}`),
      ...advise(pack, builtIn.get(id)).map((line) => `  note: ${line}`),
    ]
  })
  return { lines, isWell: failures.size === 0 }
}

function main(paths: string[]): void {
  const option = paths.find((path) => path.startsWith('--'))
  if (option) stop(`unknown option ${option}; ${USAGE}`)
  if (paths.length === 0) stop(USAGE)
  const checks = paths.map(check)
  process.stdout.write(`${checks.flatMap(({ lines }) => lines).join('\n')}\n`)
  process.exitCode = checks.every(({ isWell }) => isWell) ? 0 : 1
}

main(process.argv.slice(2))
