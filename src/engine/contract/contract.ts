/** Holds a response against what its API promises: packs declare the promises (`contract`), this finds those broken. */

import type { Finding } from '../annotation'
import { hits } from '../detection/match'
import { onceFor } from '../once-for'
import type { Matcher, Pack, PackWords, Place, Rule } from '../pack'
import type { Reading } from '../reading/reading'
import { brokenBy } from './promises'

/** What an owner of the API does about a breach, unless the rule knows better. */
function usualFix({ equal, members, contentType, documentedStatus, noStackTrace, never }: Rule): string {
  if (equal) return 'Set both from the same value.'
  if (members) return 'Send the members as documented, or correct the documentation.'
  if (contentType) return 'Set the Content-Type header as documented.'
  if (documentedStatus) return 'Send the status that is documented for this code, or document this one too.'
  if (noStackTrace) return "Keep stack traces in the server's log."
  return never
    ? 'Leave it out of the response, or correct the documentation.'
    : 'Send it as documented, or correct the documentation.'
}

const matchersOf = (rule: Rule): Matcher[] =>
  [rule.if, rule.unless, rule.must, rule.never].flatMap((each) => each ?? [])

const placesOf = ({ equal, documentedStatus }: Rule): Place[] =>
  [...(equal ?? []), documentedStatus].filter(
    (each): each is Place => each !== undefined && each !== 'status',
  )

const inBody = (place: Place) => typeof place === 'string' || 'pointer' in place

/** What of a response a rule looks at. */
interface Scope {
  body: boolean
  headers: boolean
}

function toScope(rule: Rule): Scope {
  const matchers = matchersOf(rule)
  return {
    body:
      rule.members !== undefined ||
      rule.noStackTrace === true ||
      placesOf(rule).some(inBody) ||
      matchers.some((matcher) => 'pointer' in matcher),
    headers:
      rule.contentType !== undefined ||
      matchers.some((matcher) => 'header' in matcher || 'contentType' in matcher),
  }
}

const scopeOf = onceFor(toScope)

const isAt = (host: string) => (pattern: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern

/** May the headers be judged? Whoever passes a vendor's error on sends headers of their own. */
const hasOwnHeaders = ({ specificity, hosts }: Pack, { exchange, host }: Reading) =>
  exchange.response.headers.length > 0 && (specificity !== 'vendor' || !hosts || hosts.some(isAt(host)))

/** A stream has its status and its type before anything goes wrong in it. */
const isSetBeforehand = ({ contentType, documentedStatus, equal }: Rule) =>
  contentType !== undefined || documentedStatus !== undefined || equal?.includes('status') === true

/** Is there enough of the response to judge it by this rule, and is it a case that the rule speaks of? */
function applies(rule: Rule, pack: Pack, reading: Reading): boolean {
  const { body, exchange } = reading
  if (rule.status && !rule.status.includes(exchange.response.status)) return false
  if (body.kind === 'error event' && isSetBeforehand(rule)) return false
  const scope = scopeOf(rule)
  if (scope.headers && !hasOwnHeaders(pack, reading)) return false
  if (scope.body && (body.cut || body.missing !== null)) return false
  const isHit = (matcher: Matcher) => hits(matcher, reading)
  return (rule.if?.every(isHit) ?? true) && !rule.unless?.some(isHit)
}

const whyOf = ({ name, specificity }: Pack, { says }: Rule) =>
  specificity === 'vendor' ? `${name} documents that ${says}.` : `By ${name}, ${says}.`

/**
 * Holds a response against what its vendor promises about every error; each breach is a finding. What did not arrive
 * whole breaks no promise: below HTTP, and of a body that is cut or missing, nothing is judged.
 */
export function findBreaches(reading: Reading, pack: Pack, words: PackWords): Finding[] {
  const { contract } = words
  if (!contract || reading.exchange.failure !== null) return []
  return contract.flatMap((rule): Finding[] => {
    const what = applies(rule, pack, reading) ? brokenBy(rule, reading, words) : null
    if (what === null) return []
    return [
      {
        rule: `contract/${rule.id}`,
        owner: 'server',
        what,
        why: whyOf(pack, rule),
        fix: rule.fix ?? usualFix(rule),
        line: rule.contentType ? `Content-Type: ${rule.contentType[0]}` : null,
        source: rule.source ?? pack.source,
      },
    ]
  })
}
