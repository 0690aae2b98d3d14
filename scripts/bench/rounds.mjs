/** Timing. Tasks are compared within a round, one right after the other, so that a slow moment slows them all. */

/** Each task takes at least this long in a round: far above the clock's resolution. */
const ROUND_MS = 40
const ROUNDS = 41
const WARM_UP_MS = 500

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** @param {() => void} task @param {number} times @returns {number} ms for one time */
function time(task, times) {
  const startedAtMs = performance.now()
  for (let i = 0; i < times; i++) task()
  return (performance.now() - startedAtMs) / times
}

/** Runs a task until it is compiled; how long it then takes. @param {() => void} task @returns {number} ms */
function warmUp(task) {
  const until = performance.now() + WARM_UP_MS
  let lastMs = time(task, 1)
  while (performance.now() < until) lastMs = time(task, 1)
  return lastMs
}

/**
 * Times tasks in interleaved rounds, each round in another order.
 * @param {(() => void)[]} tasks
 * @returns {number[][]} ms for one run of each task, by round
 */
export function timeRounds(tasks) {
  const repeated = tasks.map((task) => ({ task, times: Math.max(1, Math.ceil(ROUND_MS / warmUp(task))) }))
  return Array.from({ length: ROUNDS }, (_, round) => {
    const ms = new Array(tasks.length).fill(0)
    for (let turn = 0; turn < repeated.length; turn++) {
      const i = (turn + round) % repeated.length
      const { task, times } = /** @type {typeof repeated[number]} */ (repeated[i])
      ms[i] = time(task, times)
    }
    return ms
  })
}

/** The median of the ratios of two tasks, each within one round. @param {number[][]} rounds @param {number} a @param {number} b */
export const ratio = (rounds, a, b) =>
  median(rounds.map((ms) => (ms[a] ?? Number.NaN) / (ms[b] ?? Number.NaN)))

/** The median time of a task. @param {number[][]} rounds @param {number} task @returns {number} ms */
export const medianMs = (rounds, task) => median(rounds.map((ms) => ms[task] ?? Number.NaN))
