/** What a pack is called, where its API is reached, and which page it rests on. */

import type { Draft } from '../draft'
import { hostIn, nameInHost } from './hosts'
import { cut, slugOf } from './text'

const MAX_ID = 100
const MAX_NAME = 60
const MAX_URL = 2000
const MAX_HOSTS = 200

/** A host named in passing may be anybody's. */
const SURE_HOST = 0.5

/** As the pack schema has it: small letters and digits, with single hyphens or dots between them. */
export const isId = (text: string): boolean =>
  text.length <= MAX_ID && /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(text)

/** The hosts that were asked for, and those that the page surely calls its own. */
export function hostsOf(draft: Draft, asked: readonly string[]): string[] {
  const read = draft.hosts.filter(({ confidence }) => confidence >= SURE_HOST).map(({ value }) => value)
  return [...new Set([...asked, ...read].flatMap((each) => hostIn(each) ?? []))].slice(0, MAX_HOSTS)
}

/** What stands in the titles of all such pages. */
const USUAL_WORDS = /\b(?:apis?|docs?|documentation|developers?|reference|errors?|codes?)\b/gi

/** `Acme Payments API` → `acme-payments`. */
export function idOf(asked: string | null, name: string | null, hosts: readonly string[]): string {
  if (asked !== null && isId(asked)) return asked
  const short = (name ?? '').replace(USUAL_WORDS, ' ')
  const named = [asked ?? '', short, name ?? '', ...hosts.map((host) => nameInHost(host) ?? host)]
  return named.map(slugOf).find((slug) => slug !== '') ?? 'own'
}

/** What the page calls the API, or else where it is, or what it was asked to be called. */
export const nameOf = ({ name }: Draft, asked: string | null, hosts: readonly string[]): string =>
  [name ?? '', hosts[0] ?? '', asked ?? ''].map((text) => cut(text, MAX_NAME)).find((text) => text !== '') ??
  'Own API'

/** The page's address, where it is one that leads to a page. */
export function addressOf({ url }: Draft): string | null {
  const address = url?.trim() ?? ''
  const isAddress = /^https?:\/\/[^\s/]/i.test(address) && address.length <= MAX_URL && URL.canParse(address)
  return isAddress ? address : null
}
