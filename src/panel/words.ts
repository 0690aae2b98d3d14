/** The panel's vocabulary: every fixed sentence about a verdict, a body, a failure or the capture is here. */
import type { FailureKind, FieldPlace, MissingBody, Specificity, Verdict } from '../engine'

export const VERDICT_WORDS: Record<Verdict, string> = {
  now: 'Retry now',
  after: 'Retry after',
  backoff: 'Retry with backoff',
  'with-key': 'With a key only',
  fix: 'Fix, then retry',
  never: 'Do not retry',
  unknown: 'Unknown',
}

/** How sure Errata is of whose error this is. */
export const SPECIFICITY_WORDS: Record<Specificity, string> = {
  vendor: 'vendor',
  standard: 'standard',
  framework: 'framework',
  generic: 'generic: no pack matched',
}

export const PLACE_WORDS: Record<FieldPlace, string> = {
  body: 'body',
  'query or path': 'query or path',
  header: 'header',
}

/** A failure below HTTP: a word for the status column, and what it means. */
export const FAILURES: Record<FailureKind, { word: string; sentence: string }> = {
  cancelled: {
    word: 'cancelled',
    sentence: 'The page or the user cancelled the request before it finished.',
  },
  cors: { word: 'CORS', sentence: 'The server answered, but CORS does not let the page read the answer.' },
  blocked: {
    word: 'blocked',
    sentence: 'The request was never sent: a policy, an extension or a certificate stopped it.',
  },
  unreachable: {
    word: 'no server',
    sentence: 'There was no connection, so the server saw nothing of the request.',
  },
  network: { word: 'broken', sentence: 'The connection broke. The server may have acted on the request.' },
  'cut-off': { word: 'cut off', sentence: 'The response ended early: its body is incomplete.' },
}

/** Why there is no body to show. */
export const MISSING_BODY: Record<MissingBody, string> = {
  'never-read': "The page's code never read this body, so the browser never handed it over.",
  lost: 'The browser no longer had this body: the page navigated away first, or it was evicted.',
  'too-large': 'This body is larger than the browser keeps for DevTools.',
  blocked: 'The page itself may not read this body, so the browser withholds it.',
  timeout: 'The browser did not answer when it was asked for this body.',
  'not-kept': 'Success: its body is not kept.',
  'over-budget': 'Errata gave up this older body to stay within its memory.',
  'not-recorded': 'The recording holds no body for this response.',
}

export const NO_RESPONSE = 'There was no response, so there is no body.'

/** What a cut body lacks, and the way to whole ones. Only Firefox cuts. */
export const CUT_BODY =
  'Cut by Firefox at 1 MiB. For whole bodies, set devtools.netmonitor.responseBodyLimit to 0 in about:config.'
