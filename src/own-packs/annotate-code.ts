/**
 * "Annotate this code": what a person knows of the code of one row, put into their own packs. It extends the pack that
 * explained the row, or makes a pack for the host of an API that no pack knows. Pure.
 */
import { type Annotation, type Envelope, type Exchange, findFirst, readFirst, readingOf } from '../engine'
import { isReserved } from './reserved'
import type { OwnPack } from './schema'

/** The longest meaning or resolution, in characters (`packSchema`). */
export const MAX_TEXT = 400
/** The longest code that a pack may name. */
const MAX_CODE = 120

/** What is annotated: a code, and the pack that says what it means. */
export interface Subject {
  code: string
  /** The pack that is extended or made. */
  packId: string
  packName: string
  /** What a new pack needs to recognise such errors again; null where the pack is there. */
  recognition: { host: string; envelope: Envelope } | null
}

/** What a person says of a code. An empty text takes back what was said. */
export interface Said {
  meaning: string
  resolution: string
}

/** `/errors/0/code` → the list `/errors` and the pointer `/code` within its items; null where there is no list. */
function inList(pointer: string): { at: string; within: string } | null {
  const [, at = '', within = ''] = /^(.*?)\/\d+((?:\/.*)?)$/.exec(pointer) ?? []
  return within ? { at, within } : null
}

/** An envelope that fits bodies like this one, going by where the code and the message stood. */
function envelopeFor(
  code: string,
  codeAt: string,
  messageAt: string | null,
  isSuccess: boolean,
  value: unknown,
) {
  const list = inList(codeAt)
  const message = messageAt === null ? null : inList(messageAt)
  const isBeside = list !== null && message?.at === list.at
  const codePointer = list ? `${list.at}/*${list.within}` : codeAt
  const messagePointer = isBeside ? `${list.at}/*${message.within}` : messageAt
  const test = isSuccess ? { in: [code] } : { type: typeof value === 'number' ? 'number' : 'string' }
  return {
    name: isSuccess ? `error in a success: ${code.slice(0, 35)}` : 'error body',
    ...(isSuccess ? { onSuccess: true } : {}),
    all: [
      { pointer: codePointer, ...test },
      ...(messagePointer === null ? [] : [{ pointer: messagePointer, type: 'string' }]),
    ],
    extract:
      list && isBeside
        ? { items: { at: list.at, code: [list.within], message: [message.within] } }
        : { code: [codePointer], ...(messageAt === null ? {} : { message: [messageAt] }) },
  } as Envelope
}

/** Hosts without a dot get a word in front, so that a machine is not taken for the built-in pack of that name. */
const idFor = (host: string) => {
  const slug = host
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[-.]{2,}/g, '-')
    .slice(0, 90)
    .replace(/^[-.]+|[-.]+$/g, '')
  return slug.includes('.') ? slug : `own-${slug || 'api'}`
}

/** What can be annotated in a row; or one line that says why nothing can. */
export function subjectOf(exchange: Exchange, annotation: Annotation): Subject | { refusal: string } {
  const [problem] = annotation.problems
  const code = problem?.code ?? null
  if (code === null) return { refusal: 'This error has no code that could be annotated.' }
  if (code.length > MAX_CODE || code.trim() !== code || code === '' || isReserved(code))
    return { refusal: 'This code cannot be the name of a member of a pack.' }
  const { pack: packId, vendor: packName, specificity } = annotation
  if (specificity !== 'generic') return { code, packId, packName, recognition: null }
  const reading = readingOf(exchange)
  const whereIs = (text: string | null) =>
    (text !== null && annotation.read.find((at) => readFirst(reading, [at])?.text.trim() === text)) || null
  const codeAt = whereIs(code)
  const messageAt = whereIs(problem?.message ?? null)
  const isSuccess = exchange.response.status < 400
  if (reading.host === '' || codeAt === null)
    return { refusal: 'The code does not stand in a member of the body, so no pack could find it again.' }
  if (isSuccess && messageAt === null)
    return { refusal: 'This error stands in a success without a message: too little to know it by.' }
  const value = findFirst(reading.body.value, codeAt)?.value
  const envelope = envelopeFor(code, codeAt, messageAt === codeAt ? null : messageAt, isSuccess, value)
  return {
    code,
    packId: idFor(reading.host),
    packName: reading.host,
    recognition: { host: reading.host, envelope },
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The pack that is there for the subject: of its id, or one that stands by itself for its host. */
const packFor = (packs: readonly OwnPack[], { packId, recognition }: Subject): OwnPack | undefined =>
  packs.find(({ id }) => id === packId) ??
  (recognition ? packs.find(({ name, hosts }) => name && hosts?.includes(recognition.host)) : undefined)

/** What own packs say of the code, for somebody who changes it. */
export function saidOf(packs: readonly OwnPack[], subject: Subject): Said {
  const codes = packFor(packs, subject)?.codes ?? {}
  const statement = Object.hasOwn(codes, subject.code) ? codes[subject.code] : undefined
  return { meaning: statement?.meaning ?? '', resolution: statement?.resolution ?? '' }
}

function withRecognition(pack: OwnPack, { packName, recognition }: Subject): OwnPack {
  if (!recognition) return pack
  const { host, envelope } = recognition
  const { hosts = [], envelopes = [] } = pack
  return {
    ...pack,
    name: pack.name ?? packName.slice(0, 60),
    hosts: hosts.includes(host) ? hosts : [...hosts, host],
    envelopes: envelopes.some((each) => same(each, envelope)) ? envelopes : [...envelopes, envelope],
  }
}

function withStatement(pack: OwnPack, code: string, { meaning, resolution }: Said): OwnPack {
  const codes = new Map(Object.entries(pack.codes ?? {}))
  const { meaning: _, resolution: __, ...rest } = codes.get(code) ?? {}
  const statement = { ...rest, ...(meaning ? { meaning } : {}), ...(resolution ? { resolution } : {}) }
  if (Object.keys(statement).length > 0) codes.set(code, statement)
  else codes.delete(code)
  return { ...pack, codes: Object.fromEntries(codes) }
}

/** An extension that extends nothing any more. */
const isIdle = ({ id: _, source: __, codes = {}, ...rest }: OwnPack) =>
  Object.keys(codes).length === 0 && Object.keys(rest).length === 0

/**
 * Own packs that say this of the code. Texts are cut to what a pack may hold.
 * @param today the day (2026-11-22) of a pack that is made
 */
export function annotateCode(
  packs: readonly OwnPack[],
  subject: Subject,
  { meaning, resolution }: Said,
  today: string,
): OwnPack[] {
  const said = {
    meaning: meaning.trim().slice(0, MAX_TEXT),
    resolution: resolution.trim().slice(0, MAX_TEXT),
  }
  const before = packFor(packs, subject)
  if (!before && !said.meaning && !said.resolution) return [...packs]
  const base: OwnPack = before ?? { id: subject.packId, source: { checked: today } }
  const after = withStatement(withRecognition(base, subject), subject.code, said)
  const others = before ? packs.map((each) => (each === before ? after : each)) : [...packs, after]
  return others.filter((each) => each !== after || !isIdle(each))
}
