/**
 * Draft → pack, ready to be saved as somebody's own. What comes out is valid whatever the draft holds (a property test
 * says so), and claims no more than the page shows: see `making/` for what each part of it rests on.
 */

import type { Matcher, Pack, Place } from '../engine'
import type { Draft, DraftCode, OperationError } from './draft'
import { codeForm } from './making/code-form'
import { isCommonWord, wordsOf } from './making/common-codes'
import { brandsOf, namesBrand } from './making/hosts'
import { addressOf, hostsOf, idOf, nameOf } from './making/identity'
import { anyItem, envelopesOf } from './making/shapes'
import { codesOf, familiesOf, isKind, kindsOf, usableCodes } from './making/statements'
import { cut } from './making/text'
import { operationFamilies } from './openapi/operation-families'

export interface PackAsk {
  /** The pack's id; made from the name where none is given. */
  id: string | null
  /** Hosts in addition to those that the page names. */
  hosts: string[]
  /** The day of the import, `2026-11-22`. */
  today: string
}

const MAX_HEADER = 80
const MAX_OPERATION = 200
const MAX_NAME = 60
const MAX_TEXT = 400

/** Stands where a page does not say where it is from: packs have to name a source. */
const NO_SOURCE = 'https://example.com/'
/** The note of a pack whose source is a placeholder; whoever can do without a source takes both away. */
export const NO_ADDRESS = 'The page does not say where it is from: the source is a placeholder.'

/** RFC 9110 §5.6.2. */
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const headerIn = (found: { value: string } | null): string | null => {
  const name = found?.value.trim() ?? ''
  return HEADER.test(name) && name.length <= MAX_HEADER ? name : null
}

/** A header that is called after the API points to it, wherever the API is reached. */
const isBranded = (header: string, brands: readonly string[]) =>
  wordsOf(header).some((word) => !isCommonWord(word) && namesBrand(word, brands))

function requestIdOf({ envelopes }: Draft, header: string | null): Place[] {
  const pointers = envelopes.flatMap(({ requestId }) => anyItem(requestId) ?? [])
  // Some APIs answer with the id that the client has sent, others leave it at that.
  return [...new Set(pointers), ...(header === null ? [] : [{ header }, { requestHeader: header }])]
}

/** Operations that a pack can name, in texts that it can hold. */
const operationsOf = ({ operations = [] }: Draft): OperationError[] =>
  operations
    .map((each) => ({
      ...each,
      name: cut(each.name, MAX_NAME) || `${each.method} ${each.path}`,
      meaning: cut(each.meaning, MAX_TEXT),
    }))
    .filter(
      ({ method, path, meaning }) =>
        /^[A-Z]+$/.test(method) &&
        /^\S+$/.test(path) &&
        method.length + path.length + 2 <= MAX_OPERATION &&
        meaning !== '',
    )

/** As many as somebody's own pack may have; what is said of single operations goes first where there are more. */
const MAX_FAMILIES = 1000

function familiesIn(draft: Draft, codes: readonly DraftCode[]) {
  const general = [...kindsOf(codes.filter(isKind)), ...familiesOf(codes, draft.statuses)]
  const room = Math.max(0, MAX_FAMILIES - general.length)
  return [...operationFamilies(operationsOf(draft)).slice(0, room), ...general].slice(0, MAX_FAMILIES)
}

function limitsOf({ rateLimits }: Draft) {
  const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 1
  return rateLimits
    .filter(({ limit, windowMs }) => isWhole(limit) && isWhole(windowMs))
    .map(({ limit, windowMs, per }) => ({ limit, windowMs, per: cut(per, 60) || 'client' }))
}

const pointsTo = (pack: Pick<Pack, 'hosts' | 'signals' | 'envelopes'>): boolean =>
  Boolean(pack.hosts?.length || pack.signals?.length) ||
  pack.envelopes.some(({ all }) =>
    all.some((matcher) => 'pointer' in matcher && (matcher.distinctive || matcher.conclusive)),
  )

function notesOf(draft: Draft, pack: Pick<Pack, 'hosts' | 'signals' | 'envelopes'>): string[] {
  const { length } = draft.leftovers
  const lines = length === 1 ? '1 line of it that looks' : `${length} lines of it that look`
  return [
    'Made by the importer from documentation, in the words that stand there.',
    ...(length > 0 ? [`${lines} as if about errors could not be understood.`] : []),
    ...(addressOf(draft) ? [] : [NO_ADDRESS]),
    ...(pack.envelopes.length === 0
      ? ['The page shows no form of an error, so nothing is recognised yet.']
      : []),
    ...(pack.envelopes.length > 0 && !pointsTo(pack)
      ? [
          'Only a host can tell these errors from those of other APIs: add the one that this API is called at.',
        ]
      : []),
  ]
}

/** Leaves out what is empty, so that the pack says only what the page said. */
const filled = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(parts).filter(
      ([, part]) => (Array.isArray(part) ? part.length : Object.keys(part).length) > 0,
    ),
  ) as Partial<T>

/** Makes the pack: valid, and with no claim that the draft does not carry. */
export function toPack(draft: Draft, { id, hosts: asked, today }: PackAsk): Pack {
  const hosts = hostsOf(draft, asked)
  const brands = brandsOf(draft.name, hosts)
  const named = usableCodes(draft.codes)
  const codes = named.filter((each) => !isKind(each))
  const requestIdHeader = headerIn(draft.requestIdHeader)
  const keyHeader = headerIn(draft.idempotencyHeader)
  const signals: Matcher[] = [
    ...(requestIdHeader && isBranded(requestIdHeader, brands) ? [{ header: requestIdHeader }] : []),
    ...(keyHeader && isBranded(keyHeader, brands) ? [{ requestHeader: keyHeader }] : []),
  ]
  const form = codeForm(
    codes.map(({ code }) => code),
    brands,
  )
  const recognised = { ...filled({ hosts, signals }), envelopes: envelopesOf(draft, form) }
  return {
    id: idOf(id, draft.name, hosts),
    name: nameOf(draft, id, hosts),
    specificity: 'vendor',
    source: { url: addressOf(draft) ?? NO_SOURCE, checked: today },
    notes: notesOf(draft, recognised),
    ...recognised,
    ...filled({
      requestId: requestIdOf(draft, requestIdHeader),
      codes: codesOf(codes),
      families: familiesIn(draft, named),
      retry: keyHeader ? { idempotencyKey: [{ requestHeader: keyHeader }] } : {},
      rateLimits: limitsOf(draft),
    }),
  }
}
