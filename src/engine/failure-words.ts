/** What failures below HTTP mean and how to resolve them. Their source is the Fetch standard, not any API. */
import type { FailureKind } from './exchange'

interface Words {
  title: string
  meaning: string
  resolution: string
}

export const FAILURE_WORDS: Record<FailureKind, Words> = {
  cancelled: {
    title: 'Request cancelled',
    meaning:
      'The page or the user cancelled the request before the whole response arrived. The server may still have acted on it.',
    resolution:
      'Look for an AbortController, a navigation or a component that unmounted; ignore it when that was intended.',
  },
  cors: {
    title: 'Blocked by CORS',
    meaning:
      'The browser kept the response from the page, because the server did not allow this origin to read it. The server may have acted on the request all the same.',
    resolution:
      'Let the server send Access-Control-Allow-Origin for this origin (and answer the preflight), or call the API through your own server.',
  },
  blocked: {
    title: 'Blocked by the browser',
    meaning:
      'The request was stopped before it was sent: by a content security policy, mixed content, an extension or a bad certificate.',
    resolution:
      'Read the browser console, which names the rule that stopped it, and change that rule or the address.',
  },
  unreachable: {
    title: 'Server not reached',
    meaning:
      'No connection to the server could be made: the name did not resolve, or nothing listens at that address.',
    resolution: 'Check the host name, the port and your network, and whether the server is running.',
  },
  network: {
    title: 'Connection failed',
    meaning:
      'The connection broke, or the request was cancelled, before a response arrived. The server may have acted on the request.',
    resolution:
      'Check the network and the server; find out whether the request took effect before repeating one that changes something.',
  },
  'cut-off': {
    title: 'Response ended early',
    meaning: 'The server announced a longer body than it sent, so the response is incomplete.',
    resolution:
      'Check the server or the proxy in front of it for a crash or a time limit while it was answering.',
  },
}
