/** Event streams (WHATWG HTML §9.2.6, "Interpreting an event stream"): of all their events, the one that tells how the call went. */
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { isContainer } from './pointer'

/** The event that a stream is read by. */
export interface TellingEvent {
  /** Its data: JSON, or text as it is. */
  text: string
  value: unknown
  /** It calls itself an error, or is the last of the stream and brings one. */
  isError: boolean
}

/** A comment, or a field and something in it. */
const START = /^(?::|(?:event|data|id|retry): ?\S)/

/** Does a text look like a stream, whatever its type is? */
export const looksLikeEvents = (text: string): boolean => START.test(text)

/** How the call went stands at the end of a stream, whatever its length. */
const MAX_CHARS = 2 ** 20

function eventsIn(text: string): EventSourceMessage[] {
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event) })
  parser.feed(text.slice(-MAX_CHARS))
  // What was broken off in its last event is read as far as it goes.
  parser.feed('\n\n')
  return events
}

/** Data as JSON; undefined where it is none: `[DONE]`. */
function jsonIn({ data }: EventSourceMessage): unknown {
  if (!/^\s*[{["]/.test(data)) return undefined
  try {
    return JSON.parse(data) as unknown
  } catch {
    return undefined
  }
}

const typeOf = (value: unknown) => (isContainer(value) ? value.type : undefined)

const isFilled = (value: unknown) =>
  isContainer(value) && Object.values(value).some((each) => each !== null && each !== '')

/** The last event gives up: `type: "response.failed"`, or an error of its own. */
const bringsError = (value: unknown) =>
  isContainer(value) && (/[._]failed$/.test(String(value.type)) || isFilled(value.error))

/** Behind an error of the stream only its end follows; one that is followed by more is a message, as of a log. */
const END_EVENTS = 5

/**
 * The event that a stream is read by: the last one that is called an error, by the field "event" or at its end by its
 * type, else the last with JSON in it. Null where there is neither.
 */
export function tellingEvent(text: string): TellingEvent | null {
  const events = eventsIn(text)
  const called =
    events.findLast(({ event }) => event === 'error') ??
    events.slice(-END_EVENTS).findLast((each) => typeOf(jsonIn(each)) === 'error')
  if (called) return { text: called.data, value: jsonIn(called) ?? called.data, isError: true }
  for (const event of events.reverse()) {
    const value = jsonIn(event)
    if (value !== undefined) return { text: event.data, value, isError: bringsError(value) }
  }
  return null
}
