/**
 * Errors inside successes: does a 2xx body say that the call failed? Precision first: a false alarm on a healthy call
 * costs more trust than a miss, so the body must say so outright, nothing in it may say the opposite, and it must look
 * like a report on this call and not like a thing that has failed some time.
 */
import type { Decoded } from '../decode'
import { type Around, failureIn, failureInFrame, failureInItems, saysYes } from './hidden-rules'
import { type Report, reportOf } from './report'
import { isErrorLine } from './unknown-text'

/** Members that report on the call beside its result, or around it. */
const FRAMES = new Set([
  ...[
    'response',
    'result',
    'answer',
    'reply',
    'meta',
    'metadata',
    'header',
    'head',
    'status',
    'responsestatus',
  ],
  ...['info', 'json', 'body', 'envelope', 'rsp', 'resp', 'res', 'return', 'xml', 'root'],
])
const isFrame = (name: string) => FRAMES.has(name) || /(?:response|result|reply)$/.test(name)

const LISTS = ['data', 'result', 'results', 'response', 'responses', 'messages']
const MAX_DEPTH = 5

/** Does it hold nothing but this one member, and what a report on a call has beside? */
const isQuietAround = (report: Report, name: string, isLone: boolean) =>
  (isLone || !report.hasId) &&
  !report.hasDates &&
  report.results.every((each) => each === name) &&
  report.strangers.every((each) => each === name || isFrame(each))

interface Step extends Around {
  isXml: boolean
  depth: number
}

function failureBelow(value: unknown, pointer: string, step: Step): string | null {
  const report = reportOf(value, pointer)
  if (!report) return null
  const isYes = step.isYes || saysYes(report)
  const isRoot = step.depth === 0
  const said = isRoot ? (isYes ? null : failureIn(report)) : failureInFrame(report, { ...step, isYes })
  if (said !== null || step.depth >= MAX_DEPTH) return said
  const own = [...report.members].filter(([, { key }]) => !key.startsWith('@'))
  for (const [name, member] of own) {
    const isFramed = isFrame(name)
    // An XML document has one root, which may be called anything.
    if (!isFramed && !(step.isXml && own.length === 1)) continue
    const isQuiet = step.isQuiet && isQuietAround(report, name, own.length === 1)
    const below = { ...step, depth: step.depth + 1, isYes, isQuiet, isFramed }
    const inside = failureBelow(member.value, member.pointer, below)
    if (inside !== null) return inside
  }
  return null
}

/** A list of results, each of which failed. */
function failureInList(value: unknown): string | null {
  if (Array.isArray(value)) return failureInItems(value, '')
  const report = reportOf(value, '')
  if (!report || saysYes(report)) return null
  const list = LISTS.flatMap((name) => report.members.get(name) ?? []).find((each) =>
    Array.isArray(each.value),
  )
  return Array.isArray(list?.value) ? failureInItems(list.value, list.pointer) : null
}

/** Why a successful response is an error after all, in words; null when it is what it says. */
export function hiddenError({ kind, text, value }: Decoded): string | null {
  const line = kind === 'text' ? text : value
  if (typeof line === 'string') return isErrorLine(line) ? 'the line says that it is an error' : null
  const start = { isXml: kind === 'xml', depth: 0, isYes: false, isQuiet: true, isFramed: true }
  return failureBelow(value, '', start) ?? failureInList(value)
}
