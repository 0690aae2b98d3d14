/** What the page does. Most of these functions run in it: they see its globals and their argument, nothing of this side. */
import { failings } from './replies.mjs'

/** One request in so many fails: 5 %. */
export const EVERY = 20

/** @typedef {{ method: string, url: string }} FailingCall */

/**
 * @typedef {object} Calls
 * @property {number} from number of the first request
 * @property {number} count
 * @property {boolean} [light] with small bodies
 * @property {number} [waitMs] what the server takes for an answer; none by itself
 * @property {number} every one in so many fails
 * @property {FailingCall[]} failing
 */

/**
 * @typedef {object} Site where the page is, and what it may call
 * @property {number} port
 * @property {(which: Pick<Calls, 'from' | 'count' | 'light' | 'waitMs'>) => Calls} plan
 */

/**
 * Calls that fail, in turn strangers' and vendors'. Browsers refuse plain HTTP to hosts that have asked for it for good
 * (RFC 6797), so each is tried once, and those that get no answer are left out.
 * @param {import('puppeteer-core').Page} page of the server @param {number} port
 * @returns {Promise<Site>}
 */
export async function surveySite(page, port) {
  const all = failings().map(({ method, host, path }, kind) => ({
    method,
    url: `http://${host ?? '127.0.0.1'}:${port}${path}${path.includes('?') ? '&' : '?'}kind=${kind}&`,
  }))
  const answers = await page.evaluate(async (calls) => {
    const tries = calls.map(({ url }) => fetch(`${url}bench=0`).catch(() => null))
    return (await Promise.all(tries)).map((response) => response !== null)
  }, all)
  const failing = all.filter((_, i) => answers[i])
  return { port, plan: (which) => ({ ...which, every: EVERY, failing }) }
}

/**
 * Sends them all, six at a time as browsers do with one host, and reads every body.
 * @param {Calls} calls
 * @returns {Promise<{ ms: number, broken: number }>} from the first request to the end of the last body; how many had no answer
 */
export async function callAll({ from, count, light, waitMs = 0, every, failing }) {
  let next = from
  let broken = 0
  // A few addresses, as one page has: some peers make a chapter of each.
  const paths = ['orders', 'items', 'customers', 'prices', 'stock'].map(
    (name) => `/api${light ? '/light' : ''}/${name}`,
  )
  const lane = async () => {
    while (next < from + count) {
      const n = next++
      const fails = n % every === 0 ? failing[(n / every) % failing.length] : null
      const { method, url } = fails ?? { method: 'GET', url: `${paths[n % paths.length]}?page=${n}&` }
      try {
        const body = method === 'POST' ? '{"quantity":1}' : null
        const response = await fetch(`${url}wait=${waitMs}&bench=${n}`, { method, body })
        await response.text()
      } catch {
        broken++
      }
    }
  }
  const beganAt = performance.now()
  await Promise.all(Array.from({ length: 6 }, lane))
  return { ms: performance.now() - beganAt, broken }
}

/**
 * Sends a failing request now and then, with successes between them, as a page in use does.
 * @param {Calls & { gapMs: number, among: number }} calls `count` failures, `among` successes with each
 */
export async function callCalmly({ from, count, every, failing, gapMs, among }) {
  const rest = () => new Promise((done) => setTimeout(done, gapMs / (among + 1)))
  const send = async (/** @type {string} */ url, method = 'GET') => {
    const response = await fetch(url, { method, body: method === 'POST' ? '{"quantity":1}' : null })
    await response.text()
  }
  const sent = []
  for (let n = from; n < from + count * every; n += every) {
    const fails = failing[(n / every) % failing.length]
    if (fails) sent.push(send(`${fails.url}bench=${n}`, fails.method))
    await rest()
    for (let k = 1; k <= among; k++) {
      sent.push(send(`/api/items?page=${n + k}&bench=${n + k}`))
      await rest()
    }
  }
  await Promise.all(sent)
}
