/** The text of a pack file → its packs and samples, or why it is none: one line for each thing that is wrong. Pure. */
import * as v from 'valibot'
import { complaintsOf, pathWords } from './fault-words'
import { breakOf, depthOf, type Fault, Lines, lineAt, type Step } from './json-lines'
import {
  LIMITS,
  type OwnPack,
  ownPackSchema,
  type PackFile,
  packExtensionSchema,
  type Sample,
  sampleSchema,
} from './schema'

/** What has to be known to read a file. */
export interface Reader {
  /** Ids of the built-in packs: a pack with one of them extends it. */
  builtIn: ReadonlySet<string>
  /** The day (2026-11-22) that stands for when a pack was read, where it does not say. */
  today: string
}

/** A file, or what is wrong with it: `line 14: codes.card_declined.retry must be one of …`. */
export type ReadPackFile = { file: PackFile } | { problems: string[] }

/** More than anybody mends before trying again. */
const MAX_PROBLEMS = 30
const MAX_SOUGHT = 1_000
/** As much of a file, in characters, is searched for all of its mistakes; of more only the first in each pack is told. */
const SEARCHED_CHARS = 150_000

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Something that stands in the file, and the path to it. */
interface Part {
  at: Step[]
  json: unknown
}

interface Parts {
  packs: Part[]
  samples: Part[]
  faults: { at: Step[]; words: string }[]
}

const partsOf = (at: Step[], list: unknown[]): Part[] => list.map((json, i) => ({ at: [...at, i], json }))

const tooMany = ({ length }: unknown[], most: number) => `has ${length} entries; at most ${most} are taken`

const MEMBERS = ['$schema', 'errataPacks', 'packs', 'samples']

function partsOfDocument(json: Record<string, unknown>): Parts {
  const faults: Parts['faults'] = []
  if (json.errataPacks !== 1)
    faults.push({ at: ['errataPacks'], words: 'must be 1, the version of this format' })
  for (const name of Object.keys(json).filter((each) => !MEMBERS.includes(each)))
    faults.push({ at: [name], words: `is not known here; there are ${MEMBERS.join(', ')}` })
  const listIn = (name: 'packs' | 'samples', list: unknown) => {
    if (!Array.isArray(list)) faults.push({ at: [name], words: 'must be a list: […]' })
    else if (list.length > LIMITS[name]) faults.push({ at: [name], words: tooMany(list, LIMITS[name]) })
    else return partsOf([name], list)
    return []
  }
  return {
    packs: listIn('packs', json.packs),
    samples: json.samples === undefined ? [] : listIn('samples', json.samples),
    faults,
  }
}

/** A file is the whole document, or one pack, or a list of packs. */
function partsIn(json: unknown): Parts {
  if (Array.isArray(json)) {
    const faults = json.length > LIMITS.packs ? [{ at: [], words: tooMany(json, LIMITS.packs) }] : []
    return { packs: faults.length > 0 ? [] : partsOf([], json), samples: [], faults }
  }
  if (!isObject(json)) {
    const words = 'must be { "errataPacks": 1, "packs": [ … ] }, or one pack'
    return { packs: [], samples: [], faults: [{ at: [], words }] }
  }
  const isDocument = 'errataPacks' in json || 'packs' in json
  return isDocument ? partsOfDocument(json) : { packs: [{ at: [], json }], samples: [], faults: [] }
}

/** One line, whatever an id or a name in the file holds. */
const lineOf = ({ line, words }: Fault) => `line ${line}: ${words}`.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')

class FileReader {
  readonly problems: Fault[] = []
  #charsLeft = SEARCHED_CHARS
  #ids = new Set<string>()

  constructor(
    private readonly lines: Lines,
    private readonly reader: Reader,
    private readonly isOne: boolean,
  ) {}

  tell(part: Step[], path: Step[], words: string, name: string | null): void {
    // To find a line takes time, and nobody reads thousands.
    if (this.problems.length >= MAX_SOUGHT) return
    const subject = [name, pathWords(path)].filter(Boolean).join(': ') || 'the file'
    this.problems.push({ line: this.lines.lineOf([...part, ...path]), words: `${subject} ${words}` })
  }

  pack({ at, json }: Part): OwnPack | null {
    const id = isObject(json) && typeof json.id === 'string' ? json.id : null
    const extendsOne = id !== null && this.reader.builtIn.has(id)
    if (id !== null && !extendsOne && isObject(json) && !('name' in json || 'envelopes' in json)) {
      const words = `is not that of a built-in pack ("${id}"), so a name and envelopes have to be there`
      this.tell(at, ['id'], words, this.isOne ? null : id)
      return null
    }
    const schema = extendsOne ? packExtensionSchema : ownPackSchema
    const pack = this.#valid(schema, { at, json }, this.isOne ? null : (id ?? `packs[${at.at(-1)}]`))
    if (!pack) return null
    if (this.#ids.has(pack.id)) this.tell(at, ['id'], `"${pack.id}" is that of an earlier pack`, null)
    this.#ids.add(pack.id)
    return { ...pack, source: { ...pack.source, checked: pack.source?.checked ?? this.reader.today } }
  }

  sample(part: Part): Sample | null {
    return this.#valid(sampleSchema, part, `samples[${part.at.at(-1)}]`)
  }

  #valid<S extends v.GenericSchema>(
    schema: S,
    { at, json }: Part,
    name: string | null,
  ): v.InferOutput<S> | null {
    const result = v.safeParse(schema, json, { abortEarly: true })
    if (result.success) return result.output
    this.#charsLeft -= JSON.stringify(json)?.length ?? 0
    const { issues = result.issues } = this.#charsLeft >= 0 ? v.safeParse(schema, json) : result
    for (const issue of issues.slice(0, MAX_SOUGHT)) {
      for (const { path, words } of complaintsOf(schema, issue)) this.tell(at, path, words, name)
    }
    return null
  }
}

/** Reads what JSON.parse understood. */
function readJson(json: unknown, lines: Lines, reader: Reader): { file: PackFile; problems: Fault[] } {
  const { packs, samples, faults } = partsIn(json)
  const file = new FileReader(lines, reader, packs.length === 1)
  for (const { at, words } of faults) file.tell([], at, words, null)
  const isThere = <T>(each: T | null): each is T => each !== null
  return {
    file: {
      packs: packs.map((part) => file.pack(part)).filter(isThere),
      samples: samples.map((part) => file.sample(part)).filter(isThere),
    },
    problems: file.problems,
  }
}

const refusal = (problems: readonly string[]): ReadPackFile =>
  problems.length > MAX_PROBLEMS
    ? { problems: [...problems.slice(0, MAX_PROBLEMS), `and ${problems.length - MAX_PROBLEMS} more`] }
    : { problems: [...problems] }

/** Reads a file of own packs. It takes all of it or nothing, and never throws. */
export function readPackFile(text: string, reader: Reader): ReadPackFile {
  // JSON.parse takes no byte order mark, and Windows tools write one.
  const plain = text.replace(/^\uFEFF/, '')
  if (new TextEncoder().encode(plain).length > LIMITS.fileBytes)
    return refusal([`the file is larger than ${LIMITS.fileBytes / 2 ** 20} MB: share it out among several`])
  if (plain.trim() === '') return refusal(['the file is empty'])
  const { depth, at } = depthOf(plain)
  if (depth > LIMITS.depth)
    return refusal([
      `line ${lineAt(plain, at)}: brackets stand ${depth} deep; at most ${LIMITS.depth} are taken`,
    ])
  let json: unknown
  try {
    json = JSON.parse(plain)
  } catch {
    return refusal([lineOf(breakOf(plain))])
  }
  const lines = new Lines(plain)
  const names = lines.faultyNames()
  if (names.length > 0) return refusal(names.map(lineOf))
  const { file, problems } = readJson(json, lines, reader)
  if (problems.length > 0) return refusal(problems.sort((a, b) => a.line - b.line).map(lineOf))
  return { file }
}

/** The text of a file with these packs, in the order of their ids, so that versions of it can be compared. */
export function writePackFile({ packs, samples }: PackFile): string {
  const sorted = [...packs].sort((a, b) => (a.id < b.id ? -1 : 1))
  const document = { errataPacks: 1, packs: sorted, ...(samples.length > 0 ? { samples } : {}) }
  return `${JSON.stringify(document, null, 2)}\n`
}
