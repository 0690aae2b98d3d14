/**
 * Errors inside successes: does a 2xx body say that the call failed? Precision first: a false alarm on a healthy call
 * costs more trust than a miss, so the body must say so outright, nothing in it may say the opposite, and it must look
 * like a report on this call and not like a thing that has failed some time.
 */
import type { Decoded } from '../reading/decode'
import { isContainer } from '../reading/pointer'
import { type Around, failureInFrame, failureInItems, saysYes } from './hidden-rules'
import { fold, type Member } from './names'
import { isFrame, type Report, reportOf } from './report'
import { isErrorLine } from './unknown-text'

const LISTS = ['data', 'result', 'results', 'response', 'responses', 'messages']
const MAX_DEPTH = 5

const isLone = ({ members }: Report, key: string) =>
  [...members.values()].every((each) => each.key === key || each.key.startsWith('@'))

/** The members to look into. An XML document has one root, which may be called anything. */
function framesIn(report: Report, isXml: boolean): Member[] {
  if (!report.hasFrames && !isXml) return []
  return [...report.members.values()].filter(
    ({ key, value }) => isContainer(value) && (isFrame(fold(key)) || (isXml && isLone(report, key))),
  )
}

/** Does it hold nothing but this one member, and what a report on a call has beside? */
const isQuietAround = (report: Report, key: string, name: string) =>
  (!report.hasId || isLone(report, key)) &&
  !report.hasDates &&
  report.results.every((each) => each === name) &&
  report.strangers.every((each) => each === name || isFrame(each))

interface Step extends Around {
  isXml: boolean
  depth: number
}

function failureBelow(value: unknown, pointer: string, step: Step): string | null {
  const report = reportOf(value, pointer)
  return report && failureIn(report, step)
}

/** What a report says, and if nothing, what the frames in it say. */
function failureIn(report: Report, step: Step): string | null {
  const isYes = step.isYes || (report.speaks && saysYes(report))
  const said = report.speaks ? failureInFrame(report, { ...step, isYes }) : null
  if (said !== null || step.depth >= MAX_DEPTH) return said
  for (const { key, value, pointer } of framesIn(report, step.isXml)) {
    const name = fold(key)
    const isFramed = isFrame(name)
    const isQuiet = step.isQuiet && isQuietAround(report, key, name)
    const inside = failureBelow(value, pointer, { ...step, depth: step.depth + 1, isYes, isQuiet, isFramed })
    if (inside !== null) return inside
  }
  return null
}

/** A list of results, each of which failed. */
function failureInList(report: Report): string | null {
  for (const name of report.speaks ? LISTS : []) {
    const list = report.members.get(name)
    if (Array.isArray(list?.value)) return saysYes(report) ? null : failureInItems(list.value, list.pointer)
  }
  return null
}

/** Why a successful response is an error after all, in words; null when it is what it says. */
export function hiddenError({ kind, text, value }: Decoded): string | null {
  if (kind === 'error event') return 'an event of the stream is an error'
  const line = kind === 'text' ? text : value
  if (typeof line === 'string') return isErrorLine(line) ? 'the line says that it is an error' : null
  if (Array.isArray(value)) return failureInItems(value, '')
  const report = reportOf(value, '')
  if (!report) return null
  const around = { isYes: false, isQuiet: true, isFramed: true }
  return failureIn(report, { ...around, isXml: kind === 'xml', depth: 0 }) ?? failureInList(report)
}
