/** The words of browsers for failures below HTTP, explained: Chromium's net_error_list.h and Firefox's nsresult names. */
import type { Exchange, Failure } from '../exchange'
import { couldBeMixedContent, originOf } from './origin'
import { on, type Words } from './words'

const CHROMIUM = on('https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h')

/** `{origin}` and `{host}` stand for those of the address. The first expression that matches the word counts. */
const TABLE: readonly (Words & { word: RegExp })[] = [
  {
    word: /BLOCKED_BY_CLIENT/,
    title: 'Blocked by an extension',
    meaning:
      "An extension of this browser, mostly an ad or tracker blocker, or DevTools' own request blocking stopped the request. The server saw nothing of it.",
    resolution:
      'Repeat it in a private window without extensions; if it works there, allow this site in the blocker or serve the API from an address that its lists do not name.',
    source: CHROMIUM,
  },
  {
    word: /BLOCKED_BY_CSP|CONTENT_BLOCKED/,
    title: 'Blocked by content security policy',
    meaning: "The page's own Content-Security-Policy does not allow this address, so nothing was sent.",
    resolution: "Add {origin} to connect-src in the page's Content-Security-Policy, on the page's server.",
    source: on('https://www.w3.org/TR/CSP3/#directive-connect-src'),
  },
  {
    word: /BLOCKED_BY_ORB/,
    title: 'Blocked: not what the element can use',
    meaning:
      'A script, image or other element asked for this without CORS, and was answered with a type that it cannot use (such as JSON or HTML), so the browser kept the response from it.',
    resolution:
      'Call it in CORS mode, as fetch does, or let the server answer with the type that the element needs.',
    source: CHROMIUM,
  },
  {
    word: /BLOCKED_BY_ADMINISTRATOR|ACCESS_DENIED/,
    title: 'Blocked by an administrator',
    meaning: 'A policy of this browser, a firewall or the operating system forbids this address.',
    resolution: 'Ask whoever manages this machine to allow {host}.',
    source: CHROMIUM,
  },
  {
    word: /NETWORK_ACCESS_CHECKS/,
    title: 'Blocked: local network',
    meaning:
      'A page from the public network asked for an address in the local one, which the browser allows only with the permission of the user.',
    resolution: 'Grant this site access to the local network, or serve the page from the local network too.',
    source: CHROMIUM,
  },
  {
    word: /UNSAFE_PORT|PORT_ACCESS/,
    title: 'Blocked: forbidden port',
    meaning: 'Browsers refuse to speak HTTP to this port, because it belongs to another protocol.',
    resolution: 'Let the server listen at another port, such as 443 or 8080.',
    source: on('https://fetch.spec.whatwg.org/#port-blocking'),
  },
  {
    word: /ERR_CERT|ERR_SSL_PINNED|SEC_ERROR_|MOZILLA_PKIX_|SSL_ERROR_BAD_CERT/,
    title: 'Certificate not accepted',
    meaning:
      'The browser does not trust the certificate of {host}: it is expired, made for another name, or signed by nobody it knows. Nothing was sent.',
    resolution:
      'Open {origin} in a tab of its own to see what is wrong with the certificate; renew it, or trust it on this machine if it is your own.',
    source: CHROMIUM,
  },
  {
    word: /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/,
    title: 'Offline',
    meaning: 'This machine has no network, or DevTools simulates that it has none. Nothing was sent.',
    resolution: 'Check the connection, and the throttling in the tool Network.',
    source: CHROMIUM,
  },
  {
    word: /NAME_NOT_RESOLVED|ERR_NAME_|ERR_DNS_|ICANN_NAME|UNKNOWN_HOST/,
    title: 'Host name not found',
    meaning: 'The name {host} leads to no address, so nothing was sent.',
    resolution:
      'Check the spelling of {host}, its DNS records, and whether it can be found only inside a VPN.',
    source: CHROMIUM,
  },
  {
    word: /PROXY|TUNNEL_CONNECTION|SOCKS_CONNECTION/,
    title: 'Proxy failed',
    meaning: 'The proxy that this browser uses made no connection to the server.',
    resolution: "Check the proxy settings of the browser and the system, and the proxy's own log.",
    source: CHROMIUM,
  },
  {
    word: /CONNECTION_REFUSED|Could not connect/,
    title: 'Connection refused',
    meaning: 'The machine answered that nothing listens at this port. The server saw nothing of the request.',
    resolution: 'Start the server, and check the port and any firewall in front of it.',
    source: CHROMIUM,
  },
  {
    word: /CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|CONNECTION_FAILED/,
    title: 'No connection in time',
    meaning: 'Nobody at this address took the connection. The server saw nothing of the request.',
    resolution: 'Check that the server runs, and whether a firewall or a missing VPN hides it.',
    source: CHROMIUM,
  },
  {
    word: /ERR_SSL_/,
    title: 'TLS handshake failed',
    meaning: 'Browser and server agreed on no way to encrypt, so nothing was sent.',
    resolution: 'Check that the server speaks TLS 1.2 or later at this port, and that the port is right.',
    source: CHROMIUM,
  },
  {
    word: /TIMED_OUT|NET_TIMEOUT/,
    title: 'No answer in time',
    meaning:
      'The connection stood, and the server did not answer within the time that the browser waits. It may have acted on the request.',
    resolution:
      'Look in the log of the server for a slow request; find out whether this one took effect before repeating it.',
    source: CHROMIUM,
  },
  {
    word: /TOO_MANY_REDIRECTS|REDIRECT_LOOP/,
    title: 'Redirect loop',
    meaning: 'One redirect led to the next until the browser gave up.',
    resolution: 'Follow the Location headers of the rows before this one, and mend the rule that leads back.',
    source: on('https://fetch.spec.whatwg.org/#http-redirect-fetch'),
  },
]

/** Only while no response had begun: after that the same words tell of a body that broke off. */
const CLOSED: Words & { word: RegExp } = {
  word: /CONNECTION_(?:RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|NET_(?:RESET|INTERRUPT)|HTTP2_|QUIC_/,
  title: 'Connection closed without an answer',
  meaning:
    'The server, or a proxy in front of it, closed the connection before it answered. It may have acted on the request.',
  resolution:
    'Look in the log of the server for a crash at this time; find out whether the request took effect before repeating one that changes something.',
  source: CHROMIUM,
}

const MIXED_CONTENT: Words = {
  title: 'Blocked: mixed content',
  meaning:
    'A page on https may not call an address on http, so the browser stopped the request before it was sent.',
  resolution: 'Call {host} by https, or let its server offer https.',
  source: on('https://www.w3.org/TR/mixed-content/#should-block-fetch'),
}

const REDIRECT_REFUSED: Words = {
  title: 'Redirect refused',
  meaning:
    "The server answered with a redirect, and the page's code forbade following one (redirect: 'error').",
  resolution: 'Call the address that the Location header names, or let the call follow redirects.',
  source: on('https://fetch.spec.whatwg.org/#concept-request-redirect-mode'),
}

function find({ kind, reason, inferred }: Failure, { request, response }: Exchange): Words | null {
  const asking = { method: request.method, url: request.url, requestHeaders: request.headers }
  if (kind === 'blocked' && inferred && couldBeMixedContent(asking)) return MIXED_CONTENT
  if (kind === 'network' && reason === 'net::ERR_FAILED' && response.status >= 300) return REDIRECT_REFUSED
  if (inferred || kind === 'cancelled' || kind === 'cut-off') return null
  const table = response.status === 0 ? [...TABLE, CLOSED] : TABLE
  return table.find(({ word }) => word.test(reason)) ?? null
}

/** What the browser's own word for a failure means; null for a word that says no more than the kind of failure. */
export function networkWords(failure: Failure, exchange: Exchange): Words | null {
  const words = find(failure, exchange)
  if (!words) return null
  const origin = originOf(exchange.request.url) ?? exchange.request.url
  const fill = (text: string) =>
    text.replaceAll('{origin}', origin).replaceAll('{host}', origin.replace(/^\w+:\/\//, ''))
  const { title, meaning, resolution, source } = words
  return { title, meaning: fill(meaning), resolution: fill(resolution), source }
}
