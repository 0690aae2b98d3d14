/** Every failure of the demo: what the page sends and what the server answers. The page and the server both load this. */
import { bloobank } from './failures/bloobank.mjs'
import { bluum } from './failures/bluum.mjs'
import { buildmarkets } from './failures/buildmarkets.mjs'
import { clients } from './failures/clients.mjs'
import { others } from './failures/others.mjs'
import { transport } from './failures/transport.mjs'

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {number} [retryAfterDateMs] sends Retry-After as an HTTP date, this long after the response's own Date
 * @property {string[]} [exposes] headers that the page's own code may read
 * @property {'nobody' | 'another-origin' | 'everybody' | 'no-preflight' | 'no-headers'} [allows] who may read the
 *   response, and what a preflight refuses; the page and all it asks for when absent
 * @property {unknown} [body] text as it stands; anything else as JSON; a function is called for it
 */

/**
 * @typedef {object} Failure
 * @property {string} id
 * @property {string} label
 * @property {string} [code] that the panel shows for it
 * @property {string} host with its port, if that is not the demo's
 * @property {string} [method]
 * @property {string} path with its query
 * @property {Record<string, string>} [sends] request headers
 * @property {unknown} [payload] request body, sent as JSON
 * @property {'ignores' | 'cancels' | 'sends-credentials'} [page] what the page's code does, beside or instead of
 *   reading the response
 * @property {Reply | 'never'} reply
 * @property {true} [silent] a success, of which the panel says nothing
 */

/** The failures as they stand on the page. @type {{ title: string, failures: Failure[] }[]} */
export const groups = [
  { title: 'Bluum', failures: bluum },
  { title: 'BlooBank', failures: bloobank },
  { title: 'Buildmarkets', failures: buildmarkets },
  { title: 'Standards and strangers', failures: others },
  { title: 'Below and beside HTTP', failures: transport },
]

export const failures = groups.flatMap((group) => group.failures)

/** The host names that the browser must resolve to this machine. */
export const hosts = [...new Set([...failures, ...clients].map(({ host }) => host))].filter(
  (host) => !host.includes(':'),
)
