/** What the soak asks the panel; these functions run there, and see its globals and their arguments alone. */

/** @typedef {import('../browsers/session.ts').Session} Session */
/** @typedef {import('../../src/session/session').Health} Health */

/**
 * @typedef {object} SeenRow
 * @property {string} url
 * @property {number} status
 * @property {boolean} isExplained it has an annotation
 * @property {boolean} isFailed below HTTP
 * @property {string} body `own` where it names the order of its address, `other` where it does not, else why it is missing
 */

/**
 * All rows of the session, and its health.
 * @param {Session} session
 * @returns {Promise<{ rows: SeenRow[], health: Health }>}
 */
export const readSession = (session) =>
  session.inPanel(() => {
    const link = window.errataLink
    if (!link) throw new Error('the panel has no link')
    const rows = link.session.rows().map(({ annotation, exchange: { request, response, failure } }) => ({
      url: request.url,
      status: response.status,
      isExplained: annotation !== null,
      isFailed: failure !== null,
      body:
        response.body.state !== 'present'
          ? response.body.why
          : response.body.text.includes(request.url.slice(request.url.lastIndexOf('/') + 1))
            ? 'own'
            : 'other',
    }))
    return { rows, health: link.session.health() }
  })

/** How many rows and attempts, and how many characters of bodies they hold. @param {Session} session */
export const measureRows = (session) =>
  session.inPanel(() => {
    const rows = window.errataLink?.session.rows() ?? []
    const failures = rows.filter(({ annotation }) => annotation !== null)
    const bodies = rows.map(({ exchange }) => exchange.response.body)
    return {
      failures: failures.length,
      successes: rows.length - failures.length,
      attempts: window.errataLink?.session.attempts().length ?? 0,
      bodyChars: bodies.reduce((sum, body) => sum + (body.state === 'present' ? body.text.length : 0), 0),
    }
  })

/** Waits until the session has a row for each of these numbers. @param {Session} session @param {number} from @param {number} to */
export const caughtUp = (session, from, to) =>
  session.waitInPanel(
    (first, end) => {
      const rows = window.errataLink?.session.rows() ?? []
      const numbers = new Set()
      for (const { exchange } of rows) {
        const n = Number(/\/ord_(\d{7})$/.exec(exchange.request.url)?.[1])
        if (n >= first && n < end) numbers.add(n)
      }
      return numbers.size === end - first
    },
    { what: `rows for the requests ${from} to ${to}`, args: [from, to], timeoutMs: 60_000 },
  )

/** Name and major version of the browser, which is all that Chromium tells. @param {Session} session */
export const browserVersion = (session) =>
  session.inPanel(
    () => /(?:Firefox|Chrome)\/\d+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? 'unknown',
  )

/** Sets the budget, and "Preserve log" by its box. @param {Session} session @param {number} budgetMb */
export async function setUp(session, budgetMb) {
  await session.click('#preserve-log')
  await session.waitInPanel(
    async (mb) => {
      const settings = window.errataLink?.settings
      if (settings?.current().budgetMb !== mb) await settings?.change({ budgetMb: mb })
      return settings?.current().budgetMb === mb && window.errataLink?.session.preserveLog()
    },
    { what: 'the settings to hold', args: [budgetMb] },
  )
}
