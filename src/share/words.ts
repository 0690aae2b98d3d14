/** Fixed sentences that leave Errata in more than one form. */
import type { FailureKind, MissingBody, Verdict } from '../engine'

export const VERDICT_WORDS: Record<Verdict, string> = {
  now: 'Retry now',
  after: 'Retry after',
  backoff: 'Retry with backoff',
  'with-key': 'With a key only',
  fix: 'Fix, then retry',
  never: 'Do not retry',
  unknown: 'Unknown',
}

/** What a failure below HTTP means. */
export const FAILURE_WORDS: Record<FailureKind, string> = {
  cancelled: 'The page or the user cancelled the request before it finished.',
  cors: 'CORS does not let the page read the answer, or did not let the browser ask.',
  blocked: 'The request was never sent: a policy, an extension or a certificate stopped it.',
  unreachable: 'There was no connection, so the server saw nothing of the request.',
  network: 'The connection broke. The server may have acted on the request.',
  'cut-off': 'The response ended early: its body is incomplete.',
}

/** Why there is no body. */
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

/** What a cut body is. */
export const CUT_BODY = 'The browser cut this body: its end is missing.'
