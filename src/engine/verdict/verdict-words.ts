/** The sentences of a verdict. Whole sentences, each true by itself, so that the panel only has to show them. */
import type { Retry, Verdict } from '../annotation'
import type { Known } from '../explain'
import type { Statement } from '../pack'
import type { ReadText } from '../reading/place'
import type { Delay } from './find-delay'

/** `850 ms`, `20 s`, `2 min 5 s`, `3 h 20 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  const s = Math.ceil(ms / 1000)
  if (s < 120) return `${s} s`
  if (s < 7200) return `${Math.floor(s / 60)} min${s % 60 ? ` ${s % 60} s` : ''}`
  const minutes = Math.floor(s / 60)
  return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`
}

const ADVICE: Record<NonNullable<Statement['retry']>, string> = {
  now: 'one to repeat at once',
  after: 'a refusal for now',
  backoff: 'temporary trouble',
  fix: 'an error that needs a change first',
  never: 'an error that repeating does not cure',
  unknown: 'an error, without a word on repeating',
}

/** Which rule decided: what the pack knows of this code, of its family, or of the status. */
export function ruleWords({ level, pack, subject, statement }: Known): string {
  const what = ADVICE[statement.retry ?? 'unknown']
  // What is true of a status or a word in general, and no page of this API says.
  if (pack.specificity === 'generic') return `Generic rule: ${subject} usually is ${what}.`
  if (level === 'family') return `${pack.name} documents no such code; by its kind, ${subject} is ${what}.`
  const verb = level === 'code' ? 'documents' : 'treats'
  return `${pack.name} ${verb} ${subject} as ${what}.`
}

interface Facts {
  verdict: Verdict
  advice: NonNullable<Statement['retry']>
  method: string
  idempotent: boolean
  /** A query that travels by a method that could change something. */
  readOnly: boolean
  applied: boolean
  delay: Delay | null
  key: ReadText | null
  takesKey: boolean
}

const HELPS: Record<Facts['advice'], string> = {
  now: 'Yes, one time, as the resolution says.',
  after: 'Yes, once the wait is over.',
  backoff: 'Probably: the cause is usually temporary.',
  fix: 'Not until the request, the credentials or the state has changed.',
  never: 'No.',
  unknown: 'Not known.',
}

function isItSafe({ method, idempotent, readOnly, applied, key, takesKey }: Facts): string {
  if (readOnly) return `Yes: this ${method} carries a query, which changes nothing.`
  if (idempotent) return `Yes: ${method} may be repeated without a second effect (RFC 9110 §9.2.2).`
  if (!applied) return 'Yes: the request was turned away before it took effect.'
  if (key) return `Yes, with the same idempotency key (${key.where}), if the API honours it.`
  const how = takesKey
    ? 'Send an idempotency key from the first try on.'
    : 'Find out what happened before you repeat it.'
  return `No: ${method} may have taken effect, and nothing marks a repeat as the same request. ${how}`
}

/** Who named the delay, and what for. */
function asked({ ms, words, isReset }: Delay): string {
  if (isReset) return `The quota is renewed ${ms === 0 ? 'by now' : `after ${duration(ms)}`} (${words}).`
  return ms === 0
    ? `The server allows it at once (${words}).`
    : `The server asked for ${duration(ms)} (${words}).`
}

/** Names the delay beside the rule, unless the rule rests on it and has named it. */
export const delayNote = (because: string, delay: Delay | null): string =>
  delay === null || because.includes(delay.words) ? '' : asked(delay)

/** What protects a second try, or that nothing does. */
export function keyNote({ verdict, method, idempotent, key }: Facts): string {
  if (verdict === 'with-key')
    return `${method} is not idempotent (RFC 9110 §9.2.2) and the first try may have been applied.`
  const repeats = verdict === 'backoff' || verdict === 'after' || verdict === 'now'
  return key && repeats && !idempotent
    ? `The request carries an idempotency key (${key.where}): keep it for every try.`
    : ''
}

function when({ verdict, delay, advice }: Facts): string {
  if (verdict === 'never') return 'Never as it is.'
  const named = delay ? asked(delay) : null
  // A quota's renewal may be what the fix waits for; Retry-After beside an error that needs a change is worth knowing.
  if (verdict === 'fix') return named ? `After the fix. ${named}` : 'After the fix.'
  if (verdict === 'unknown') return named ?? 'Not known.'
  if (named) return named
  if (advice === 'now') return 'At once, one time.'
  return 'No time was named: wait about 1 s, then double it with every try, and add a random part.'
}

/** The three questions of a verdict, answered apart. */
export const answers = (facts: Facts): Retry['answers'] => ({
  helps: HELPS[facts.advice],
  safe: isItSafe(facts),
  when: when(facts),
})
