import type { Frame } from '../engine'

interface Stack {
  description?: string
  callFrames: object[]
  parent?: Stack
}

/** Chromium counts lines and columns from 0 (CDP Runtime.CallFrame). */
const callFrame = ({ functionName, url, line, column }: Frame) => ({
  functionName,
  scriptId: '',
  url,
  lineNumber: line - 1,
  columnNumber: column - 1,
})

/** The frames as runs of code that waited for one another; each run after the first starts with a frame that says how. */
function stackOf(frames: readonly Frame[], via: string | null): Stack {
  const next = frames.findIndex((frame, at) => at > 0 && frame.via !== null)
  const own = next < 0 ? frames : frames.slice(0, next)
  return {
    ...(via === null ? {} : { description: via }),
    callFrames: own.map(callFrame),
    ...(next < 0 ? {} : { parent: stackOf(frames.slice(next), frames[next]?.via ?? null) }),
  }
}

/** The call stack as Chromium's `_initiator`, which its importer takes and shows; null for none. */
export const initiatorOf = (frames: readonly Frame[] | null) =>
  frames === null || frames.length === 0 ? null : { type: 'script', stack: stackOf(frames, null) }
