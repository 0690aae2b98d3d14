/** The soak of one browser: a long day in minutes, and what is left of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { launch } from '../browsers/launch.mjs'
import { accountFor } from './accounting.mjs'
import { browserVersion, measureRows, readSession, setUp } from './look.mjs'
import { startServer } from './server.mjs'
import { makeWave, nextDocument } from './waves.mjs'

/**
 * @typedef {import('../browsers/session.ts').Session} Session
 * @typedef {import('./waves.mjs').Progress} Progress
 * @typedef {import('./bound.mjs').Sample} Sample
 * @typedef {Awaited<ReturnType<typeof soak>>} Outcome
 */

/**
 * @typedef {object} Options
 * @property {import('../browsers/session.ts').BrowserName} browser
 * @property {string} executable
 * @property {string} extension folder or zip
 * @property {number} requests
 * @property {number} budgetMb for bodies, so small that it is reached
 * @property {(line: string) => void} say
 */

const PARTS = 5
const SAID_EVERY_MS = 5_000
/** Sent before the first measurement, so that what is loaded once is loaded. */
const WARM_UP = 100
/** Sent to the DevTools that was opened again. */
const AFTER_REOPENING = 40
/** The last bodies, and a failure that only a sweep finds, come this late at most. */
const LAST_LIMIT_MS = 30_000

/** @returns {Progress} */
const noProgress = () => ({
  sent: 0,
  received: new Set(),
  forgotten: new Set(),
  documents: 0,
  leaps: 0,
  failed: 0,
  late: [],
})

/** The account as soon as nothing is missing any more, or when it has had its time. @param {Session} session @param {Progress} progress */
async function settle(session, progress) {
  const deadlineMs = Date.now() + LAST_LIMIT_MS
  for (;;) {
    const { rows, health } = await readSession(session)
    const account = accountFor(progress, rows, health.dropped)
    if (account.lost.length + account.lostSuccesses === 0 || Date.now() > deadlineMs) return account
    await pause(500)
  }
}

/** Opens DevTools anew, which is a new session, and sees whether it listens. @param {Session} session @param {string} origin @param {Progress} before */
async function reopen(session, origin, { sent, documents }) {
  await session.closeDevTools()
  await session.openDevTools()
  await session.showPanel()
  const progress = { ...noProgress(), sent, documents }
  await nextDocument(session, origin, progress)
  await makeWave(session, origin, progress, sent + AFTER_REOPENING, 0)
  return settle(session, progress)
}

/** A part of all requests after the other; between them it is measured. @param {Session} session @param {string} origin @param {Progress} progress @param {Options & { complaints: string[] }} options */
async function makeAll(session, origin, progress, { requests, complaints, say }) {
  const startedAtMs = Date.now()
  let saidAtMs = startedAtMs
  let index = 0
  const upTo = async (/** @type {number} */ end) => {
    while (progress.sent < end) {
      await makeWave(session, origin, progress, end, index++)
      complaints.push(...(await session.complaints()))
      if (Date.now() - saidAtMs < SAID_EVERY_MS) continue
      saidAtMs = Date.now()
      const seconds = Math.round((saidAtMs - startedAtMs) / 1000)
      say(`${progress.sent} of ${requests} requests, ${progress.documents} documents, ${seconds} s`)
    }
  }
  const sample = async () => ({
    sent: progress.sent,
    ...(await measureRows(session)),
    ...(await session.footprint()),
  })
  await upTo(Math.min(WARM_UP, Math.ceil(requests / PARTS / 2)))
  /** @type {Sample[]} */
  const samples = [await sample()]
  const partsMs = []
  for (let part = 1; part <= PARTS; part++) {
    const beganAtMs = Date.now()
    await upTo(Math.ceil((requests * part) / PARTS))
    partsMs.push(Date.now() - beganAtMs)
    samples.push(await sample())
  }
  return { samples, partsMs }
}

/** @param {Options} options */
export async function soak(options) {
  const { browser, executable, extension, requests, budgetMb } = options
  const server = await startServer()
  const progress = noProgress()
  /** @type {string[]} */
  const complaints = []
  /** @type {Session | null} */
  let session = null
  try {
    session = await launch(browser, { extension, executable })
    await nextDocument(session, server.origin, progress)
    await session.openDevTools()
    await session.showPanel()
    await setUp(session, budgetMb)
    const version = await browserVersion(session)
    const measured = await makeAll(session, server.origin, progress, { ...options, complaints })
    const account = await settle(session, progress)
    // DevTools takes its console with it.
    complaints.push(...(await session.complaints()))
    const reopened = await reopen(session, server.origin, progress)
    complaints.push(...(await session.complaints()))
    return { browser, version, requests, budgetMb, progress, ...measured, account, reopened, complaints }
  } finally {
    await session?.close()
    await server.close()
  }
}
