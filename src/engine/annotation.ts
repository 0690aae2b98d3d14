/** How much a pack claims to know about where an envelope comes from, most first. */
export const SPECIFICITIES = ['vendor', 'standard', 'framework', 'generic'] as const
export type Specificity = (typeof SPECIFICITIES)[number]

/**
 * What to do about repeating the request: `now` at once, a step of the protocol; `after` the delay the server named;
 * `backoff` exponentially with jitter; `with-key` only under an idempotency key, since the first try may have been
 * applied; `fix` change the request, the credentials or the state first; `never` repeating cannot help; `unknown`.
 */
export const VERDICTS = ['now', 'after', 'backoff', 'with-key', 'fix', 'never', 'unknown'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A page that a statement rests on, and the date (YYYY-MM-DD) on which it was read. */
export interface Source {
  /** Its address; of somebody's own pack that rests on no page, the name of the pack in words, which is no address. */
  url: string
  checked: string
}

/** Where in the request a field error points. */
export type FieldPlace = 'body' | 'query or path' | 'header'

/** One error as read from an envelope; the first of an annotation is the error as a whole. */
export interface Problem {
  /** As spelled on the wire; integers are read from the source text, never rounded. */
  code: string | null
  message: string | null
  /** The pack's short name for the code. */
  title: string | null
  field: string | null
  fieldIn: FieldPlace | null
}

/** Whether and when to repeat the request. */
export interface Retry {
  verdict: Verdict
  /** Milliseconds after the response that the server asked for; null when it named no delay. */
  delayMs: number | null
  /** Epoch milliseconds from which a repeat is allowed; null when no delay is known. */
  readyAtMs: number | null
  /** Who named the delay, with its text: `Retry-After: 20`; null when nobody did. */
  delayFrom: string | null
  /** A second try may take effect a second time, unless both carry the same idempotency key. */
  mayApplyTwice: boolean
  /** The rule that decided, with the header, member or page it rests on. */
  because: string
  /** The three questions, answered apart: will repeating help, is repeating safe, when. */
  answers: { helps: string; safe: string; when: string }
  source: Source | null
}

/** An identifier worth handing to the vendor's support team. */
export interface Id {
  label: string
  value: string
}

/** Another pack that fits part of the evidence, and why it was not chosen. */
export interface Alternative {
  pack: string
  vendor: string
  because: string
}

/** Who can do something about a finding: the page's own code, or whoever runs the API. */
export type Owner = 'client' | 'server'

/** Something noticed beside the error itself, for whoever can change it. Texts are plain sentences. */
export interface Finding {
  /** Names the rule: `exposure/hidden-header`, `contract/<rule of the pack>`, `retry/too-early`. */
  rule: string
  owner: Owner
  /** What happened, in one line. */
  what: string
  /** Why it hurts. */
  why: string
  /** What to do about it; starts with a verb. */
  fix: string
  /** What to copy as it is, such as the header lines that the server has to send; null when there is nothing. */
  line: string | null
  source: Source | null
}

/** A documented limit on the rate of requests: at most `limit` in any `windowMs` milliseconds. */
export interface RateLimit {
  limit: number
  windowMs: number
  /** What is counted: `API key`, `IP address`. */
  per: string
  source: Source
}

/** What the API documents about repeating, as far as it concerns this exchange. */
export interface Policy {
  /** Tries in all, the first included; null when no number is documented. */
  attempts: number | null
  /** Where an idempotency key goes, in words; empty when the API documents none. */
  keyPlaces: string[]
  /** The limits that apply to the address that was called. */
  limits: RateLimit[]
  source: Source
}

/** Everything Errata says about one exchange. Texts are plain text, never markup. */
export interface Annotation {
  pack: string
  vendor: string
  specificity: Specificity
  problems: Problem[]
  requestId: string | null
  ids: Id[]
  /** One line: what happened. */
  summary: string
  meaning: string | null
  resolution: string | null
  retry: Retry
  /** null where no pack knows the API. */
  policy: Policy | null
  /** What was noticed beside the error: headers that the page cannot read, promises that the API broke. */
  findings: Finding[]
  /** Contradictions in the vendor's pages, and what could not be read. */
  notes: string[]
  sources: Source[]
  /** What matched, in words that a person can check against the exchange. */
  evidence: string[]
  alternatives: Alternative[]
  /** RFC 6901 pointers of the members that were read, for marking them in the body. */
  read: string[]
}
