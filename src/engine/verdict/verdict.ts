/**
 * Whether and when to repeat a request. Three questions are kept apart: will repeating help (what the error is), is
 * repeating safe (what the request may have done), and when (what the server said).
 */
import type { Retry, Source, Verdict } from '../annotation'
import type { Exchange } from '../exchange'
import { receivedAtMs } from '../exchange'
import type { Known } from '../explain'
import type { Statement } from '../pack'
import type { ReadText } from '../reading/place'
import { isExhaustion } from './exhaustion'
import type { Delay } from './find-delay'
import { answers, delayNote, keyNote, ruleWords } from './verdict-words'

const RFC9110 = 'https://www.rfc-editor.org/rfc/rfc9110.html'
/** Safe and idempotent methods (RFC 9110 §9.2.2) and QUERY, which is declared both. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY'])

/** What the judgement rests on. */
export interface Case {
  exchange: Exchange
  /** The statement whose advice on repeating counts; null when nothing is known. */
  known: Known | null
  delay: Delay | null
  /** Where the server itself said whether to repeat. */
  flag: ReadText | null
  /** The idempotency key that the request carried, where the API takes one. */
  key: ReadText | null
  /** The API documents a place for an idempotency key. */
  takesKey: boolean
  /** The request changes nothing on the server, though its method could. */
  readOnly: boolean
  /** The server was answering already when the error came. */
  begun: boolean
}

type Advice = NonNullable<Statement['retry']>

interface Ruling {
  advice: Advice
  because: string
  source: Source | null
}

const rfc = (section: string): Source => ({ url: `${RFC9110}#section-${section}`, checked: '2026-11-22' })

/** Failures below HTTP have no vendor and no status: their own word decides. */
function ruleOnFailure({ failure, response }: Exchange): Ruling | null {
  if (failure === null) return null
  const how = failure.inferred ? 'as far as can be told' : failure.reason
  switch (failure.kind) {
    case 'cancelled':
      return {
        advice: 'never',
        because: `The page or the user cancelled the request (${how}).`,
        source: null,
      }
    case 'cors':
      return {
        advice: 'fix',
        because: `The browser kept the response from the page (CORS, ${how}); the server must allow this origin first.`,
        source: { url: 'https://fetch.spec.whatwg.org/#http-cors-protocol', checked: '2026-11-22' },
      }
    case 'blocked':
      return {
        advice: 'fix',
        because: `The browser blocked the request (${how}); repeating it changes nothing.`,
        source: null,
      }
    case 'unreachable':
      return {
        advice: 'backoff',
        because: `No connection could be made (${how}), so the server saw nothing.`,
        source: null,
      }
    case 'network':
      if (response.status >= 300 && response.status < 400) {
        return {
          advice: 'fix',
          because: `The redirect was not followed (${how}); repeating leads to the same redirect.`,
          source: null,
        }
      }
      // A kept-alive connection that the server had closed is not seen here: browsers send such a request once more by
      // themselves (Chromium: HttpNetworkTransaction::ShouldResendRequest). What is seen has failed on a fresh one.
      return {
        advice: 'backoff',
        because: `The connection broke (${how}) before a response arrived.`,
        source: null,
      }
    case 'cut-off':
      return response.status >= 400
        ? null
        : { advice: 'backoff', because: `The body ended early (${how}).`, source: null }
  }
}

/**
 * The server's own word beats the catalogue. "No" makes a repeat pointless; where the catalogue names a change to make,
 * that is what is left. "Yes" does not bring back money or a quota that is used up.
 */
function ruleOnFlag({ flag, known, exchange }: Case): Ruling | null {
  if (flag === null) return null
  const because = (word: string) => `The server itself says ${word} (${flag.where}: ${flag.text}).`
  if (flag.text === 'false') {
    const advice = known?.statement.retry === 'fix' ? 'fix' : 'never'
    return { advice, because: because('not to repeat'), source: null }
  }
  if (flag.text !== 'true' || (known && isExhaustion(known, exchange.response.status))) return null
  return { advice: 'backoff', because: because('that repeating may help'), source: null }
}

/** The statuses for which the server may name a delay, whatever else the status means (RFC 9110 §10.2.3, RFC 6585 §4). */
const MAY_NAME_DELAY = new Set([403, 408, 409, 413, 423, 425, 429, 503])

/** A quota that is used up explains a 403; a conflict or a large body would be refused with a fresh quota as well. */
const asksToWait = (delay: Delay, status: number) =>
  delay.isReset ? status === 403 || status === 429 : MAY_NAME_DELAY.has(status)

function rule(the: Case): Ruling {
  const said = ruleOnFailure(the.exchange) ?? ruleOnFlag(the)
  if (said) return said
  const { known, delay } = the
  if (!known?.statement.retry)
    return { advice: 'unknown', because: 'No source says whether repeating this helps.', source: null }
  const { status } = the.exchange.response
  // Only a status was known, and the server itself named a time: its word is worth more than the status's usual one.
  if (known.level === 'status' && known.statement.retry === 'fix' && delay && asksToWait(delay, status)) {
    return {
      advice: 'after',
      because: `The server names a time for the next try (${delay.words}).`,
      source: delay.isReset ? known.source : rfc('10.2.3'),
    }
  }
  return { advice: known.statement.retry, because: ruleWords(known), source: known.source }
}

/** May the failed request have taken effect? A refusal (4xx) has not; a server that broke (5xx) may have acted. */
function mayHaveApplied({ exchange, known, delay, begun }: Case): boolean {
  const { failure, response } = exchange
  if (failure?.kind === 'unreachable' || failure?.kind === 'blocked') return false
  if (failure?.kind === 'network' || failure?.kind === 'cut-off') return true
  // What is known of a code is known of a request that it turns away, not of one in whose answer it comes.
  if (begun) return true
  if (known?.statement.applied) return known.statement.applied !== 'no'
  // 503 with Retry-After is how a server turns a request away before working on it (RFC 9110 §15.6.4). When a quota is
  // renewed says nothing of the kind.
  if (response.status === 503 && delay && !delay.isReset) return false
  // By RFC 9110 §15.5.9 the request never arrived whole; gateways send 408 for work that takes too long as well.
  if (response.status === 408) return true
  return response.status >= 500 || response.status < 400
}

const methodOf = ({ request }: Exchange) => request.method.toUpperCase()

/** Advice × safety × delay → verdict. */
function settle(advice: Advice, isSafe: boolean, delay: Delay | null): Verdict {
  if (advice === 'fix' || advice === 'never' || advice === 'unknown') return advice
  if (!isSafe) return 'with-key'
  if (delay) return 'after'
  return advice === 'after' ? 'backoff' : advice
}

/**
 * Judges whether and when to repeat. `with-key` wherever the first try may have been applied and nothing protects a
 * second one: a wrong "safe to retry" charges somebody twice.
 */
export function judge(the: Case): Retry {
  const { advice, because, source } = rule(the)
  const method = methodOf(the.exchange)
  const idempotent = IDEMPOTENT.has(method) || the.readOnly
  const applied = mayHaveApplied(the)
  const verdict = settle(advice, idempotent || !applied || the.key !== null, the.delay)
  const repeats = verdict !== 'fix' && verdict !== 'never' && verdict !== 'unknown'
  const wait = repeats ? the.delay : null
  const received = receivedAtMs(the.exchange)
  const { delay, key, takesKey, readOnly } = the
  const facts = { verdict, advice, method, idempotent, readOnly, applied, delay, key, takesKey }
  return {
    verdict,
    delayMs: wait?.ms ?? null,
    readyAtMs: wait === null || received === null ? null : received + wait.ms,
    mayApplyTwice: applied && !idempotent,
    delayFrom: wait?.words ?? null,
    because: [because, delayNote(because, wait), keyNote(facts)]
      .filter((sentence) => sentence !== '')
      .join(' '),
    answers: answers(facts),
    source,
  }
}
