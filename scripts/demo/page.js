/** The page of the demo: calls what the buttons say, and logs what came back to it. */
import { clients } from './failures/clients.mjs'
import { failures, groups } from './failures.mjs'

/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {import('./failures/clients.mjs').Client} Client */

/** Time enough for the request to have reached the server. */
const CANCEL_AFTER_MS = 300

/** @param {Pick<Failure, 'host' | 'path'>} failure */
const urlOf = ({ host, path }) => `http://${host.includes(':') ? host : `${host}:${location.port}`}${path}`

/** Calls the API as careless code does: whatever happens, it keeps one line. @param {Failure} failure */
async function call(failure) {
  const { method = 'GET', sends = {}, payload, page } = failure
  const controller = new AbortController()
  if (page === 'cancels') setTimeout(() => controller.abort(), CANCEL_AFTER_MS)
  try {
    const response = await fetch(urlOf(failure), {
      method,
      headers: { ...sends, ...(payload === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: payload === undefined ? null : JSON.stringify(payload),
      signal: controller.signal,
      credentials: page === 'sends-credentials' ? 'include' : 'same-origin',
    })
    const wait = response.headers.get('Retry-After')
    const seen = `${response.status}${wait ? `, Retry-After: ${wait}` : ''}`
    // if (!response.ok) throw …: the body is never read.
    if (page === 'ignores') return `${seen}, body not read`
    return `${seen}, ${(await response.text()).length} characters`
  } catch (error) {
    return String(error)
  }
}

/** Calls until it goes well or the rounds are over, and keeps every status. @param {Client} client */
async function callAgain({ host, path, callers, rounds, patienceMs }) {
  const url = urlOf({ host, path: `${path}/run-${Date.now().toString(36)}` })
  const statuses = []
  for (let round = 1; round <= rounds; round++) {
    // Not through the cache, where requests for one address wait for one another.
    const calling = Array.from({ length: callers }, () => fetch(url, { cache: 'no-store' }))
    const responses = await Promise.all(calling)
    await Promise.all(responses.map((response) => response.text()))
    statuses.push(...responses.map(({ status }) => status))
    if (round === rounds || responses.every(({ ok }) => ok)) break
    if (patienceMs === undefined) continue
    const askedMs = Number(responses[0]?.headers.get('Retry-After')) * 1000
    await new Promise((done) => setTimeout(done, askedMs + patienceMs))
  }
  return statuses.join(', ')
}

/** @param {{ method?: string, host: string, path: string }} failure @param {string} outcome */
function log({ method = 'GET', host, path }, outcome) {
  const line = document.createElement('li')
  const what = document.createElement('small')
  what.textContent = `${method} ${host}${path}`
  line.append(what, outcome)
  document.querySelector('#log')?.prepend(line)
}

/** Runs one failure or client and gives what the page saw of it. @param {string} id */
async function run(id) {
  const client = clients.find((each) => each.id === id)
  if (client) {
    const statuses = await callAgain(client)
    log(client, statuses)
    return statuses
  }
  const failure = failures.find((each) => each.id === id)
  if (!failure) throw new Error(`there is no failure "${id}"`)
  const outcome = await call(failure)
  log(failure, outcome)
  return outcome
}

/** Runs them all, one after the other. */
async function runAll() {
  const outcomes = []
  for (const { id } of failures) outcomes.push(await run(id))
  return outcomes
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = label
  element.addEventListener('click', act)
  return element
}

for (const group of [...groups, { title: 'Clients', failures: clients }]) {
  const section = document.createElement('section')
  const title = document.createElement('h2')
  title.textContent = group.title
  const buttons = document.createElement('div')
  buttons.append(...group.failures.map(({ id, label }) => button(label, () => run(id))))
  section.append(title, buttons)
  document.querySelector('#groups')?.append(section)
}
document.querySelector('#all')?.addEventListener('click', runAll)

// For whoever drives this page from outside.
Object.assign(window, { run, runAll })
