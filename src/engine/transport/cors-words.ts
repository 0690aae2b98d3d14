/** What a refusal by CORS means for the page, and what the server has to send instead. */
import type { Finding } from '../annotation'
import type { Exchange } from '../exchange'
import { type Call, callOf, likelyRefusal, type Refusal } from './cors'
import { originTellers } from './cors-origin-words'
import { preflightTellers } from './cors-preflight-words'
import { KEPT, type Tellers, type Told } from './cors-told'
import { on, type Words } from './words'

const mdn = (page: string) =>
  on(`https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors/${page}`)

const TELLERS: Tellers<Refusal['why']> = { ...originTellers, ...preflightTellers }

/** All that is said about one refusal. */
interface Explained {
  words: Words
  finding: Finding
}

function resolutionOf({ page, lines }: Told): string {
  const [server, own] = ['the server answer as the finding says', 'call the API through a server of your own']
  if (page === undefined) return `Let ${server}, or ${own}.`
  return `${page}, or ${lines.length > 0 ? `let ${server}` : own}.`
}

function explain(refusal: Refusal, call: Call): Explained {
  const tell = TELLERS[refusal.why] as (refusal: Refusal, call: Call) => Told
  const told = tell(refusal, call)
  const { title, meaning, owner, what, why, fix, lines, source } = told
  const line = lines.length > 0 ? lines.join('\n') : null
  return {
    words: { title, meaning, resolution: resolutionOf(told), source: mdn(told.mdn) },
    finding: { rule: `exposure/cors-${refusal.why}`, owner: owner ?? 'server', what, why, fix, line, source },
  }
}

/** A resource policy (Fetch §3.7) is refused by a word of its own. */
const POLICY: Explained = {
  words: {
    title: 'Blocked by Cross-Origin-Resource-Policy',
    meaning: `The server, or the embedder policy of the page, allows this resource to its own origin only, ${KEPT}`,
    resolution:
      'Ask for it in CORS mode (fetch, crossorigin="anonymous") where the server allows that, or let the server answer as the finding says.',
    source: on('https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cross-Origin_Resource_Policy'),
  },
  finding: {
    rule: 'exposure/cors-resource-policy',
    owner: 'server',
    what: 'The resource policy of the response keeps it from pages of another origin.',
    why: 'It holds for everything that a page asks for without CORS, such as images, scripts and no-cors calls.',
    fix: 'Send this with resources that every page may embed.',
    line: 'Cross-Origin-Resource-Policy: cross-origin',
    source: on('https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header'),
  },
}

function explained(exchange: Exchange): Explained | null {
  const { failure } = exchange
  if (failure?.kind !== 'cors') return null
  if (/BLOCKED_BY_RESPONSE\.NotSame/.test(failure.reason)) return POLICY
  const call = callOf(exchange)
  const refusal = likelyRefusal(call)
  return refusal && explain(refusal, call)
}

/** Why CORS refused this exchange, in words; null where the headers do not tell. */
export const corsWords = (exchange: Exchange): Words | null => explained(exchange)?.words ?? null

/** What the server has to send for this exchange to pass CORS; null where the headers do not tell. */
export const corsFinding = (exchange: Exchange): Finding | null => explained(exchange)?.finding ?? null
