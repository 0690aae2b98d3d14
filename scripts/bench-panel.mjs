/** `npm run bench:panel -- [--write] [ROWS]`: what a long list costs in a real Chromium. Nothing fails here: it measures. */
import { cpus, loadavg } from 'node:os'
import { today, writePart } from './bench/document.mjs'
import { call, heapBytes, openBench, prepare, timed } from './bench-panel/browser.mjs'
import { against, inMs, quantile, times, toMarkdown, toTable } from './bench-panel/report.mjs'
import { ensurePackages } from './setup.mjs'

const ROUNDS = 7
/** Three seconds at 60 frames each. */
const FRAMES = 180
/** What one notch of a wheel scrolls. */
const WHEEL_PX = 100
const ROW_PX = 22
const FILTERS = ['vendor:"vendor 3" code:v3-*', 'reason 4', 'no row says this', '']
const GOAL_MS = 50
const FRAME_GOAL_MS = 17

const args = process.argv.slice(2)
const [asked = '100000', ...others] = args.filter((arg) => arg !== '--write')
const count = Number(asked)
if (!Number.isInteger(count) || count < 0 || others.length > 0) {
  console.error(
    `bench:panel: "${[asked, ...others].join(' ')}" is no number of rows; usage: npm run bench:panel -- [--write] [ROWS]`,
  )
  process.exit(2)
}

/** @typedef {Awaited<ReturnType<typeof openBench>>['fresh']} Fresh */
/** @typedef {import('./bench-panel/report.mjs').Line} Line */

/** From a page that was just loaded to its first list, and what a person does with it. @param {Fresh} fresh */
async function measureList(fresh) {
  /** @type {Map<string, { ms: number, cpuMs: number }[]>} */
  const rounds = new Map()
  const add = (/** @type {string} */ what, /** @type {number} */ ms, /** @type {number} */ cpuMs) =>
    rounds.set(what, [...(rounds.get(what) ?? []), { ms, cpuMs }])
  for (let round = 0; round < ROUNDS; round++) {
    const page = await fresh()
    await prepare(page, count)
    const { result, cpuMs } = await timed(page, 'mount')
    if (round === 0) console.log(`${result.lines} lines, ${result.drawn} of them in the document`)
    add('first render', result.ms, cpuMs)
    for (const text of FILTERS) {
      const filtered = await timed(page, 'filter', text)
      add(text ? `filter \`${text}\`` : 'no filter again', filtered.result, filtered.cpuMs)
    }
    for (const column of ['vendor', 'path']) {
      const sorted = await timed(page, 'sort', column)
      add(`sort by ${column}`, sorted.result, sorted.cpuMs)
    }
  }
  return [...rounds].map(([what, each]) => times(what, each, GOAL_MS))
}

/** @param {Fresh} fresh @param {number} rows @param {number} stepPx */
async function scroll(fresh, rows, stepPx) {
  const page = await fresh()
  await prepare(page, rows)
  await call(page, 'mount')
  const { result, cpuMs } = await timed(page, 'scroll', FRAMES, stepPx)
  return { frameMs: quantile(result.deltas, 0.95), workMs: cpuMs / FRAMES }
}

/** Frames while scrolling, beside those of an empty list. @param {Fresh} fresh @returns {Promise<Line[]>} */
async function measureScrolling(fresh) {
  const empty = await scroll(fresh, 0, WHEEL_PX)
  const wheel = await scroll(fresh, count, WHEEL_PX)
  const fling = await scroll(fresh, count, Math.max(WHEEL_PX, (count * ROW_PX) / FRAMES))
  const line = (/** @type {string} */ what, /** @type {typeof empty} */ { frameMs, workMs }) =>
    against(
      `scroll ${what}, frame p95`,
      frameMs,
      FRAME_GOAL_MS,
      `${(frameMs / empty.frameMs).toFixed(2)}× an empty list (${inMs(empty.frameMs)}); ${inMs(workMs)} of work a frame`,
    )
  return [line('by a wheel', wheel), line('through all of it', fling)]
}

/** What stays in memory for each row. @param {Fresh} fresh @returns {Promise<Line[]>} */
async function measureMemory(fresh) {
  const page = await fresh()
  const bare = await heapBytes(page)
  const rows = await prepare(page, count)
  await call(page, 'mount')
  const shown = await heapBytes(page)
  for (const text of FILTERS) await call(page, 'filter', text)
  const filtered = await heapBytes(page)
  const perRow = (/** @type {number} */ bytes) => `${(bytes / Math.max(1, count)).toFixed(0)} B`
  return [
    {
      what: 'retained for a row: the row itself',
      measured: perRow(rows - bare),
      details: 'with its body, where it failed',
    },
    { what: 'retained for a row: the list that shows it', measured: perRow(shown - rows) },
    { what: 'retained for a row: after filtering', measured: perRow(filtered - shown) },
  ]
}

ensurePackages()
const { version, fresh, close } = await openBench()
try {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${load} before it began; ${version}`
  console.log(machine)
  console.log(`${count} rows, medians of ${ROUNDS} pages that were loaded anew`)
  const lines = [
    ...(await measureList(fresh)),
    ...(await measureScrolling(fresh)),
    ...(await measureMemory(fresh)),
  ]
  console.log(toTable(lines))
  if (args.includes('--write')) {
    writePart('The panel', toMarkdown(lines, { date: today(), machine, count, rounds: ROUNDS }))
  }
} finally {
  await close()
}
