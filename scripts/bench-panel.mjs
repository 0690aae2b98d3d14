/** `npm run bench:panel -- [ROWS]`: what a long list costs in a real Chromium. Nothing fails here: it measures. */
import { cpus, loadavg } from 'node:os'
import { call, heapBytes, openBench } from './bench-panel/browser.mjs'
import { ensurePackages } from './setup.mjs'

const ROUNDS = 7
/** Three seconds at 60 frames each. */
const FRAMES = 180
/** What one notch of a wheel scrolls; and a fling through the whole list. */
const WHEEL_PX = 100
const FILTERS = ['vendor:"vendor 3" code:v3-*', 'reason 4', 'no row says this', '']

const [asked = '100000'] = process.argv.slice(2)
const count = Number(asked)
if (!Number.isInteger(count) || count < 0) {
  console.error(`bench:panel: "${asked}" is no number of rows`)
  process.exit(2)
}

/** @param {number[]} values @param {number} part */
const quantile = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
/** @param {number[]} values */
const median = (values) => quantile(values, 0.5)
/** @param {number} ms */
const inMs = (ms) => `${ms.toFixed(1)} ms`

/** @param {string} what @param {string} measured @param {string} [goal] @param {string} [details] */
const line = (what, measured, goal = '', details = '') =>
  console.log(`${what.padEnd(44)} ${measured.padStart(10)}  ${goal.padEnd(12)}  ${details}`.trimEnd())

/** @param {string} what @param {number[]} ms */
const times = (what, ms, goalMs = 50) =>
  line(what, inMs(median(ms)), `goal ${goalMs} ms`, `${inMs(Math.min(...ms))} to ${inMs(Math.max(...ms))}`)

ensurePackages()
const { version, fresh, close } = await openBench()
try {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${load} before it began; ${version}`)
  console.log(`${count} rows, medians of ${ROUNDS} pages that were loaded anew\n`)

  /** @type {number[]} */
  const first = []
  /** @type {Record<string, number[]>} */
  const filtering = Object.fromEntries(FILTERS.map((text) => [text, []]))
  /** @type {Record<string, number[]>} */
  const sorting = { vendor: [], path: [] }
  let shape = ''
  for (let round = 0; round < ROUNDS; round++) {
    const page = await fresh()
    await call(page, 'prepare', count)
    const { ms, lines, drawn } = await call(page, 'mount')
    first.push(ms)
    shape = `${lines} lines, ${drawn} of them in the document`
    for (const text of FILTERS) filtering[text]?.push(await call(page, 'filter', text))
    for (const column in sorting) sorting[column]?.push(await call(page, 'sort', column))
  }
  line('', '', '', shape)
  times('first render', first)
  for (const [text, ms] of Object.entries(filtering)) times(text ? `filter ${text}` : 'no filter again', ms)
  for (const [column, ms] of Object.entries(sorting)) times(`sort by ${column}`, ms)

  /** @param {number} rows @param {number} stepPx */
  const scroll = async (rows, stepPx) => {
    const page = await fresh()
    await call(page, 'prepare', rows)
    await call(page, 'mount')
    const { deltas, busy } = await call(page, 'scroll', FRAMES, stepPx)
    return { frameMs: quantile(deltas, 0.95), busyMs: quantile(busy, 0.95) }
  }
  const empty = await scroll(0, WHEEL_PX)
  for (const [what, stepPx] of /** @type {const} */ ([
    ['by a wheel', WHEEL_PX],
    ['through all of it', Math.max(WHEEL_PX, (count * 22) / FRAMES)],
  ])) {
    const full = await scroll(count, stepPx)
    const ratio = `${(full.frameMs / empty.frameMs).toFixed(2)}× an empty list (${inMs(empty.frameMs)})`
    line(`scroll ${what}, frame p95`, inMs(full.frameMs), 'goal 17 ms', `${ratio}; busy ${inMs(full.busyMs)}`)
  }

  const page = await fresh()
  const bareBytes = await heapBytes(page)
  await call(page, 'prepare', count)
  const rowsBytes = (await heapBytes(page)) - bareBytes
  await call(page, 'mount')
  const shownBytes = (await heapBytes(page)) - bareBytes - rowsBytes
  for (const text of FILTERS) await call(page, 'filter', text)
  const filteredBytes = (await heapBytes(page)) - bareBytes - rowsBytes - shownBytes
  const perRow = (/** @type {number} */ bytes) => `${(bytes / Math.max(1, count)).toFixed(0)} B`
  line('retained for a row: the row itself', perRow(rowsBytes), '', 'with its body, where it failed')
  line('retained for a row: the list that shows it', perRow(shownBytes))
  line('retained for a row: after filtering', perRow(filteredBytes))
} finally {
  await close()
}
