/** The sentences of a verdict. Whole sentences, each true by itself, so that the panel only has to show them. */
import type { Retry, Verdict } from './annotation'
import type { Known } from './explain'
import type { Statement } from './pack'
import type { ReadText } from './place'
import type { Delay } from './retry-after'

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
  if (pack.specificity === 'generic') return `${subject} usually is ${what}.`
  if (level === 'family')
    return `${pack.name} documents no such code, but ${subject} is of a kind that is ${what}.`
  const verb = level === 'code' ? 'documents' : 'treats'
  return `${pack.name} ${verb} ${subject} as ${what}.`
}

interface Facts {
  verdict: Verdict
  advice: NonNullable<Statement['retry']>
  method: string
  idempotent: boolean
  applied: boolean
  delay: Delay | null
  key: ReadText | null
  takesKey: boolean
}

const HELPS: Record<Facts['advice'], string> = {
  now: 'Yes, one time, with the change that the resolution names.',
  after: 'Yes, once the wait is over.',
  backoff: 'Probably: the cause is usually temporary.',
  fix: 'Not until the request, the credentials or the state has changed.',
  never: 'No.',
  unknown: 'Not known.',
}

function isItSafe({ method, idempotent, applied, key, takesKey }: Facts): string {
  if (idempotent) return `Yes: ${method} may be repeated without a second effect (RFC 9110 §9.2.2).`
  if (!applied) return 'Yes: the request was turned away before it took effect.'
  if (key) return `Yes, with the same idempotency key (${key.where}), if the API honours it.`
  const how = takesKey
    ? 'Send an idempotency key from the first try on.'
    : 'Find out what happened before you repeat it.'
  return `No: ${method} may have taken effect, and nothing marks a repeat as the same request. ${how}`
}

function when({ verdict, delay, advice }: Facts): string {
  if (verdict === 'fix') return 'After the fix.'
  if (verdict === 'never') return 'Never as it is.'
  if (verdict === 'unknown')
    return delay ? `The server names ${duration(delay.ms)} (${delay.words}).` : 'Not known.'
  if (delay) return `${duration(delay.ms)} after the response (${delay.words}).`
  if (advice === 'now') return 'At once, one time.'
  return 'No time was named: wait about 1 s, double it with every try, and add a random part.'
}

/** The three questions of a verdict, answered apart. */
export const answers = (facts: Facts): Retry['answers'] => ({
  helps: HELPS[facts.advice],
  safe: isItSafe(facts),
  when: when(facts),
})
