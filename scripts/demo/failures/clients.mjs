/** Code of the page that repeats, badly and well. The page does as it says here; the server counts the calls of each run. */

/** @typedef {import('../failures.mjs').Reply} Reply */

/**
 * @typedef {object} Client
 * @property {string} id
 * @property {string} label
 * @property {string} host
 * @property {string} path to which each run adds a name of its own, so that it starts afresh
 * @property {number} callers that call at the same moment, and are answered at the same moment
 * @property {number} rounds of calls, unless one goes well before
 * @property {number} [patienceMs] waited beyond what Retry-After asks for; without it, the next round comes at once
 * @property {(n: number) => Reply} reply to the n-th call of a run, from 1
 */

/** @type {Client[]} */
export const clients = [
  {
    id: 'hammer',
    label: 'Hammers after a 429',
    host: 'sandbox.api.bluumfinance.com',
    path: '/v1/portfolios',
    callers: 3,
    rounds: 5,
    reply: () => ({
      status: 429,
      headers: { 'Retry-After': '2' },
      exposes: ['Retry-After'],
      body: { code: 'BLUM-429-001', message: 'This key pair has used up its ten requests for this second.' },
    }),
  },
  {
    id: 'polite',
    label: 'Waits as asked',
    host: 'dev-tapp-api.tappengine.com',
    path: '/v1/positions',
    callers: 1,
    rounds: 2,
    patienceMs: 250,
    reply: (n) =>
      n === 1
        ? {
            status: 429,
            headers: { 'Retry-After': '1' },
            exposes: ['Retry-After'],
            body: {
              error: {
                code: 'RATE_LIMITED',
                message: 'Ten a second are allowed.',
                request_id: 'req_demo000009',
              },
            },
          }
        : { status: 200, body: { positions: [] } },
  },
]
