/** Where an API is reached, and what it is called there. */

import { isCommonWord, wordsOf } from './common-codes'

/** As the pack schema has it: a name, or `*.` and the name of a whole domain. */
const HOST = /^(?:[a-z0-9-]+|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/

/** RFC 1035 §2.3.4. */
const MAX_HOST = 253

/** `https://API.acme.com:8443/v1` → `api.acme.com`; null for what is no host. Ports are left out: packs know none. */
export function hostIn(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z\d+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '')
  return host.length <= MAX_HOST && HOST.test(host) ? host : null
}

/** Labels that say what a host is for, not whose it is. */
const ROLES = /^(?:api|apis|www|sandbox|dev|test|staging|stage|prod|live|qa|app|local|localhost|v\d+|\d+)$/

/** `api.eu.acme.co.uk` → `acme`: the longest label that is no role and no ending; null where none is left. */
export function nameInHost(host: string): string | null {
  const labels = host.replace(/^\*\./, '').split('.')
  const inner = labels.slice(0, -1).filter((label) => label.length > 3 && !ROLES.test(label))
  return inner.at(-1) ?? labels.slice(0, -1).findLast((label) => !ROLES.test(label)) ?? null
}

/** Words that name the API, in lower case: from what it is called, and from its hosts. */
export const brandsOf = (name: string | null, hosts: readonly string[]): string[] =>
  [name ?? '', ...hosts.map((host) => nameInHost(host) ?? '')]
    .flatMap((text) => [text.toLowerCase().replace(/[^a-z]/g, ''), ...wordsOf(text)])
    .filter((word) => word.length >= 3 && !isCommonWord(word))

const isWithin = (short: string, long: string) => {
  let at = 0
  for (const char of long) if (char === short[at]) at += 1
  return at === short.length
}

/** Does a word in a code or a header stand for one of the names? `BLM`, `ACME` and `ACMEPAY` for `acme` do not need to be whole. */
export const namesBrand = (word: string, brands: readonly string[]): boolean =>
  word.length >= 3 &&
  !isCommonWord(word) &&
  brands.some(
    (brand) =>
      brand[0] === word[0] && (isWithin(word, brand) || (brand.length >= 4 && word.startsWith(brand))),
  )
