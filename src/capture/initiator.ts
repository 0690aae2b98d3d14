/** Where a request came from: the call stack in Chromium's `_initiator`, flattened. Firefox tells none. */
import type { Frame } from '../engine'
import { amountOf, type Fields, fieldsOf, textOf } from './fields'

/** Enough to find one's own code below a framework's, in a record that may be hostile or very deep. */
const MAX_FRAMES = 50
const MAX_STACKS = 50
/** Names and addresses beyond this are generated ones, `data:` URLs above all. */
const MAX_CHARS = 2_000

/** Chromium counts lines and columns from 0 (CDP Runtime.CallFrame). */
const fromOne = (count: unknown): number => Math.floor(amountOf(count) ?? 0) + 1

function frameOf(value: unknown, via: string | null, texts: Map<string, string>): Frame {
  const { functionName, url, lineNumber, columnNumber } = fieldsOf(value)
  // Most frames name the same few files: one text for all of them.
  const once = (text: string) => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, text)
    return known ?? text
  }
  return {
    functionName: once(textOf(functionName).slice(0, MAX_CHARS)),
    url: once(textOf(url).slice(0, MAX_CHARS)),
    line: fromOne(lineNumber),
    column: fromOne(columnNumber),
    via,
  }
}

/** A stack and its parents: the runs of code that waited for one another. */
function stackFrames(stack: unknown): Frame[] {
  const frames: Frame[] = []
  const texts = new Map<string, string>()
  let current: Fields = fieldsOf(stack)
  for (let stacks = 0; stacks < MAX_STACKS && Array.isArray(current.callFrames); stacks++) {
    // The first stack is described only where it is itself one that was waited for.
    let via = stacks === 0 ? null : textOf(current.description) || 'async'
    for (const each of current.callFrames) {
      if (frames.length === MAX_FRAMES) return frames
      frames.push(frameOf(each, via, texts))
      via = null
    }
    current = fieldsOf(current.parent)
  }
  return frames
}

/** The frames of an `_initiator`, innermost first; one for the place in a document that asked; null for none. */
export function framesOf(initiator: unknown): Frame[] | null {
  const { stack, type, url, lineNumber, columnNumber } = fieldsOf(initiator)
  const frames = stackFrames(stack)
  if (frames.length > 0) return frames
  // A preflight names its own address, and a document without a line tells no place.
  if (type === 'preflight' || amountOf(lineNumber) === null || textOf(url) === '') return null
  return [frameOf({ url, lineNumber, columnNumber }, null, new Map())]
}
