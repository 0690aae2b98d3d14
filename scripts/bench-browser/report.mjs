/** What was measured in the browser in words, for the terminal and for its part of docs/performance.md. */
import { toMarkdownTable } from '../bench/document.mjs'
import { quantile } from '../bench-panel/report.mjs'
import { PARTS, TEMPOS } from './side-by-side.mjs'

/** @typedef {import('../bench/document.mjs').Line} Line */
/** @typedef {import('./side-by-side.mjs').Round} Round */
/** @typedef {import('./side-by-side.mjs').Result} Result */
/** @typedef {import('./side-by-side.mjs').Tempo} Tempo */

const SLOWED_GOAL = 1.03
const HEAP_GOAL = 1 / 3

/** @param {number[]} numbers */
export const median = (numbers) => quantile(numbers, 0.5)
/** @param {number} ratio */
export const times = (ratio) => `${ratio.toFixed(3)}×`
/** @param {number} ms */
const inMs = (ms) => `${ms.toFixed(1)} ms`
/** @param {number} bytes */
export const inMb = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`
/** @param {number} n */
export const many = (n) => n.toLocaleString('en')

/** @param {Tempo} tempo @returns {(result: Pick<Result, 'requests' | 'pageMs'>) => number} ms that the page took for a request */
const pageMsAt =
  (tempo) =>
  ({ requests, pageMs }) =>
    (pageMs[tempo] ?? Number.NaN) / (requests * PARTS[tempo])
/** Of the extension's process, and of that and the front end, for a request. @param {Result} result */
const ownCpuMs = ({ requests, cpuS }) => (1000 * cpuS.extension) / requests
/** @param {Result} result */
const devtoolsCpuMs = ({ requests, cpuS }) => (1000 * (cpuS.frontEnd + cpuS.extension)) / requests
/** @param {Result} result */
const extensionHeap = ({ heapBytes }) => heapBytes.extension

/**
 * Compares two variants within each round.
 * @template {'errata' | 'peer' | 'reader'} A @template {'none' | 'peer'} B
 * @param {Round[]} rounds @param {A} a @param {B} b @param {(result: NonNullable<Round[A] | Round[B]>) => number} of
 */
function compare(rounds, a, b, of) {
  const pairs = rounds.flatMap((round) => (round[a] && round[b] ? [[of(round[a]), of(round[b])]] : []))
  const ratios = pairs.map(([x = 0, y = 0]) => x / y)
  return {
    ratio: median(ratios),
    spread: `${times(Math.min(...ratios))} to ${times(Math.max(...ratios))}`,
    a: median(pairs.map(([x = 0]) => x)),
    b: median(pairs.map(([, y = 0]) => y)),
  }
}

/** @type {Record<Tempo, string>} */
const ANSWERS = {
  usual: `answers take ${TEMPOS.usual} ms`,
  near: `answers take ${TEMPOS.near} ms`,
  rush: 'answers take no time',
}

/** @param {Round[]} rounds @param {'errata' | 'peer' | 'reader'} variant @param {string} name @param {Tempo} tempo @returns {Line} */
function slowed(rounds, variant, name, tempo) {
  const page = compare(rounds, variant, 'none', pageMsAt(tempo))
  const hasGoal = variant === 'errata' && tempo !== 'rush'
  return {
    what: `the page's time with ${name} ÷ without, ${ANSWERS[tempo]}`,
    measured: times(page.ratio),
    ...(hasGoal && { goal: `≤ ${SLOWED_GOAL}×`, met: page.ratio <= SLOWED_GOAL }),
    details: `${inMs(page.a)} and ${inMs(page.b)} a request; rounds from ${page.spread}`,
  }
}

/** @param {Round[]} rounds @param {'errata' | 'peer'} variant @param {string} name @returns {Line[]} */
function besideNone(rounds, variant, name) {
  const cpu = compare(rounds, variant, 'none', devtoolsCpuMs)
  const own = median(rounds.flatMap((round) => (round[variant] ? [ownCpuMs(round[variant])] : [])))
  const sameNumber = rounds.every(({ none, [variant]: other }) => other?.requests === none.requests)
  const heap = compare(rounds, variant, 'none', ({ heapBytes }) => heapBytes.frontEnd)
  return [
    slowed(rounds, variant, name, 'usual'),
    slowed(rounds, variant, name, 'near'),
    slowed(rounds, variant, name, 'rush'),
    {
      what: `CPU of DevTools with ${name} ÷ without`,
      measured: times(cpu.ratio),
      details: `${inMs(cpu.a)} a request, of which ${inMs(own)} in the extension's process, and ${inMs(cpu.b)}; rounds from ${cpu.spread}`,
    },
    ...(sameNumber
      ? [
          {
            what: `heap of DevTools' front end with ${name} ÷ without`,
            measured: times(heap.ratio),
            details: `${inMb(heap.a)} and ${inMb(heap.b)} after a collection`,
          },
        ]
      : []),
  ]
}

/** By how many requests the peer is compared. @param {Round[]} rounds */
const peerRequests = (rounds) => Math.min(...rounds.flatMap(({ peer }) => peer?.requests ?? []))

/** What the peer did not bear, where it did not. @param {Round[]} rounds @returns {Line[]} */
function survivedLines(rounds) {
  const ends = rounds.flatMap(({ peer }) => peer?.survived ?? [])
  if (ends.length === 0) return []
  return [
    {
      what: 'requests until the process of the peer ends',
      measured: many(Math.min(...ends)),
      details: `in ${ends.length} of ${rounds.length} rounds; its other figures are then those of ${many(peerRequests(rounds))}`,
    },
  ]
}

/** How many requests a variant sends in all, for so many at the usual tempo. @param {number} requests */
const inAll = (requests) => Object.values(PARTS).reduce((sum, part) => sum + Math.ceil(requests * part), 0)

/** @param {Round[]} rounds @param {number} requests @param {string | null} peer @returns {Line[]} */
export function sideBySideLines(rounds, requests, peer) {
  const missed = rounds.reduce((sum, { errata }) => sum + errata.missed, 0)
  const own = inMb(median(rounds.map(({ errata }) => extensionHeap(errata))))
  const heap = peer === null ? null : compare(rounds, 'errata', 'peer', extensionHeap)
  return [
    ...besideNone(rounds, 'errata', 'Errata'),
    slowed(rounds, 'reader', 'the reader', 'near'),
    slowed(rounds, 'reader', 'the reader', 'rush'),
    ...(peer === null ? [] : [...besideNone(rounds, 'peer', 'the peer'), ...survivedLines(rounds)]),
    {
      what: peer === null ? "heap of Errata's pages" : "heap of Errata's pages ÷ the peer's",
      measured: heap ? times(heap.ratio) : own,
      ...(heap && { goal: '≤ ⅓', met: heap.ratio <= HEAP_GOAL }),
      details: heap
        ? `${own} after ${many(requests)} requests and ${inMb(heap.b)} after ${many(peerRequests(rounds))}, when all was collected`
        : 'after a collection',
    },
    {
      what: 'requests missed by Errata',
      measured: String(missed),
      goal: '0',
      met: missed === 0,
      details: `of ${many(inAll(requests) * rounds.length)}: not in the session, or failing and without an annotated row`,
    },
  ]
}

/**
 * The part of docs/performance.md.
 * @param {Line[]} lines @param {{ date: string, machine: string, requests: number, rounds: number, peer: string | null }} context
 */
export const toMarkdown = (
  lines,
  { date, machine, requests, rounds, peer },
) => `Measured on ${date} by \`npm run bench:browser -- --write\` on one machine (${machine}): a page sends ${many(requests)} requests, six at a
time, of which 5 % fail, and reads every answer, JSON of 1 to 50 KB, for which the server takes ${TEMPOS.usual} ms, as an API over a network does; then a fifth as many of a
server that takes ${TEMPOS.near} ms, and as many again that are answered at once: so many that everything on this machine is at work and waits for its turn.
DevTools is open in all variants and records as it does by default. The variants take turns, each in a browser that was just started; ratios are medians over ${rounds} rounds.${peer ? ` The peer: ${peer}, with its panel shown as Errata's is.` : ''}

${toMarkdownTable(lines)}

**The reader** is the least that an extension can do which reads bodies: it asks DevTools for each, and does nothing with it.
**CPU of DevTools** is that of the process of its front end and of the process of the extension, from the first request until both
rest. **Heap** is what JavaScript holds in them after a collection. **Event → visible row** is from the moment when the browser
tells the devtools page of a request to the frame after the one that drew its row.`
