/** Refusals of a preflight: what its answer lacks. */

import { headerValue } from '../exchange'
import { type Call, guardedHeaders, isFreeMethod, listOf } from './cors'
import { listLine, originLine, type Tellers, UNSENT } from './cors-told'
import { on } from './words'

const PREFLIGHT = on('https://fetch.spec.whatwg.org/#cors-preflight-fetch-0')

/** Everything that the answer to a preflight has to allow. */
function preflightLines(call: Call, method: string, headers: readonly string[]): string[] {
  return [
    ...originLine(call),
    ...listLine('Access-Control-Allow-Methods', ...(isFreeMethod(method) ? [] : [method])),
    ...listLine('Access-Control-Allow-Headers', ...headers),
  ]
}

export const preflightTellers: Tellers<'preflight-status' | 'method' | 'headers' | 'preflight'> = {
  'preflight-status': ({ status }, call) => ({
    title: `Preflight refused: answered ${status}`,
    meaning: `The browser asks with OPTIONS before it sends such a request. The server answered ${status}, and only 200 to 299 allow it, ${UNSENT}`,
    mdn: status >= 300 && status < 400 ? 'CORSExternalRedirectNotAllowed' : 'CORSPreflightDidNotSucceed',
    what: `The preflight (OPTIONS) was answered ${status}.`,
    why: 'A preflight carries no credentials and follows no redirect, so checks and redirects that come first refuse it.',
    fix: 'Answer OPTIONS at this address with 204 and these headers, before authentication, routing and redirects.',
    lines: preflightLines(
      call,
      headerValue(call.requestHeaders, 'access-control-request-method') ?? '',
      listOf(call.requestHeaders, 'access-control-request-headers') ?? [],
    ),
    source: PREFLIGHT,
  }),

  method: ({ method }, call) => {
    const allowed = listOf(call.responseHeaders, 'access-control-allow-methods') ?? []
    const isMiswritten = allowed.includes(method.toUpperCase())
    return {
      title: `Preflight refused: ${method} not allowed`,
      meaning: `The answer to the preflight does not allow the method ${method}, ${UNSENT}`,
      ...(isMiswritten && { page: `Write ${method.toUpperCase()} in capitals`, owner: 'client' }),
      mdn: 'CORSMethodNotFound',
      what: `Access-Control-Allow-Methods ${allowed.length > 0 ? `is ${allowed.join(', ')}` : 'is absent'}, and the page asks for ${method}.`,
      why: 'Only GET, HEAD and POST are allowed without being named, and methods are case-sensitive.',
      fix: isMiswritten
        ? `Write ${method.toUpperCase()} in capitals where the page makes the call.`
        : `Name ${method} in the answer to OPTIONS.`,
      lines: isMiswritten ? [] : listLine('Access-Control-Allow-Methods', ...allowed, method),
      source: PREFLIGHT,
    }
  },

  headers: ({ names }, call) => {
    const allowed = listOf(call.responseHeaders, 'access-control-allow-headers') ?? []
    const list = names.join(', ')
    return {
      title: `Preflight refused: ${list} not allowed`,
      meaning: `The answer to the preflight does not allow the request header ${list}, ${UNSENT}`,
      page: 'Leave the header out where the API does not need it',
      mdn: 'CORSMissingAllowHeaderFromPreflight',
      what: `Access-Control-Allow-Headers ${allowed.length > 0 ? `is ${allowed.join(', ')}` : 'is absent'}, and the page sends ${list}.`,
      why: 'A page may send a header of its own across origins only when the answer to the preflight names it.',
      fix: 'Name every header that pages may send in the answer to OPTIONS.',
      lines: listLine('Access-Control-Allow-Headers', ...allowed, ...names),
      source: PREFLIGHT,
    }
  },

  preflight: (_, call) => ({
    title: 'Preflight refused',
    meaning: `The browser asks with OPTIONS before it sends such a request, and the answer did not allow it, ${UNSENT} The row of that OPTIONS request says what was refused.`,
    mdn: 'CORSPreflightDidNotSucceed',
    what: `The preflight for this ${call.method} was refused, as far as can be told.`,
    why: 'Its answer needs a status from 200 to 299 and these headers; with credentials, Access-Control-Allow-Credentials: true as well.',
    fix: 'Answer OPTIONS at this address with 204 and these headers.',
    lines: preflightLines(call, call.method, guardedHeaders(call)),
    source: PREFLIGHT,
  }),
}
