/** What failures below HTTP, and errors inside successes, mean and how to resolve them. They belong to no API. */

import type { Exchange, Failure, FailureKind } from '../exchange'
import { corsWords } from './cors-words'
import { networkWords } from './network-words'
import { on, type Words } from './words'

export type { Words } from './words'

const FETCH = on('https://fetch.spec.whatwg.org/#concept-network-error')

/** By kind alone, for failures of which nothing more is known. */
const KIND_WORDS: Record<FailureKind, Words> = {
  cancelled: {
    title: 'Request cancelled',
    meaning:
      'The page or the user cancelled the request before the whole response arrived. The server may still have acted on it.',
    resolution:
      'Look for an AbortController, a time limit of the page, a navigation or a component that unmounted; ignore it when that was intended.',
    source: on('https://dom.spec.whatwg.org/#aborting-ongoing-activities'),
  },
  cors: {
    title: 'Blocked by CORS',
    meaning:
      'The browser kept the response from the page, because the server did not allow this origin to read it. The server may have acted on the request all the same.',
    resolution:
      'Let the server send Access-Control-Allow-Origin for this origin (and answer the preflight), or call the API through your own server.',
    source: on('https://fetch.spec.whatwg.org/#http-cors-protocol'),
  },
  blocked: {
    title: 'Blocked by the browser',
    meaning:
      'The request was stopped before it was sent: by a content security policy, mixed content, an extension, a rule of DevTools or a bad certificate.',
    resolution:
      'Read the browser console, which names the rule that stopped it, and change that rule or the address.',
    source: FETCH,
  },
  unreachable: {
    title: 'Server not reached',
    meaning:
      'No connection to the server could be made: the name did not resolve, or nothing listens at that address.',
    resolution: 'Check the host name, the port and your network, and whether the server is running.',
    source: FETCH,
  },
  network: {
    title: 'Connection failed',
    meaning:
      'The connection broke, or the request was cancelled, before a response arrived. The server may have acted on the request.',
    resolution:
      'Check the network and the server; find out whether the request took effect before repeating one that changes something.',
    source: FETCH,
  },
  'cut-off': {
    title: 'Response ended early',
    meaning: 'The server announced a longer body than it sent, so the response is incomplete.',
    resolution:
      'Check the server or the proxy in front of it for a crash or a time limit while it was answering.',
    source: on('https://www.rfc-editor.org/rfc/rfc9112.html#section-8'),
  },
}

const HIDDEN_ERROR: Words = {
  title: 'Error inside a success',
  meaning:
    'The status says that the call succeeded (RFC 9110 §15.3), and the body says that it did not. Code that only looks at the status takes this for a success.',
  resolution:
    'Check the body as well as the status, and read the code and the message to learn what went wrong.',
  source: on('https://www.rfc-editor.org/rfc/rfc9110.html#section-15.3'),
}

/** What is told by signs is said to be so: the browser's own word is worth more. */
function wordsOf(failure: Failure, exchange: Exchange): Words {
  const words =
    (failure.kind === 'cors' ? corsWords(exchange) : null) ??
    networkWords(failure, exchange) ??
    KIND_WORDS[failure.kind]
  return failure.inferred
    ? { ...words, meaning: `${words.meaning} This is inferred: the browser does not say why.` }
    : words
}

/**
 * The words for an error that its status does not explain: below HTTP, or inside a success. null where the status says
 * more, or of a call that CORS kept from the page, the vendor whose envelope was recognised (`isKnown`).
 */
export function wordsBesideStatus(exchange: Exchange, isKnown: boolean): Words | null {
  const { failure, response } = exchange
  const isSuccess = response.status > 0 && response.status < 400
  if (failure && (response.status < 400 || (failure.kind === 'cors' && !isKnown)))
    return wordsOf(failure, exchange)
  return isSuccess ? HIDDEN_ERROR : null
}
