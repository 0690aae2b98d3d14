/** The soak's page: makes calls in waves, by itself, and tells the next document what came of those of this one. */
import { requestOf } from './answers.mjs'

/** @typedef {{ next: number, received: number[], failed: number }} Account `next` is the first number that was not sent */

const LEFT_BEHIND = 'soak.account'

/** @type {Account} */
const account = { next: 0, received: [], failed: 0 }
let end = 0
let working = 0

/** @param {number} n */
async function call(n) {
  try {
    const { path, ...init } = requestOf(n)
    await (await fetch(path, init)).text()
    account.received.push(n)
  } catch {
    account.failed++
  }
}

async function work() {
  working++
  while (account.next < end) await call(account.next++)
  working--
}

const soak = {
  /** Begins a wave; it ends by itself. @param {number} from @param {number} to @param {number} inFlight */
  start(from, to, inFlight) {
    Object.assign(account, { next: from, received: [], failed: 0 })
    end = to
    for (let i = 0; i < inFlight; i++) void work()
  },
  isOver: () => working === 0,
  sent: () => account.next,
  account: () => account,
  /** @returns {Account | null} what the document before left behind */
  before: () => JSON.parse(sessionStorage.getItem(LEFT_BEHIND) ?? 'null'),
}

addEventListener('pagehide', () => sessionStorage.setItem(LEFT_BEHIND, JSON.stringify(account)))

/** @typedef {typeof soak} Soak */
Object.assign(window, { soak })
