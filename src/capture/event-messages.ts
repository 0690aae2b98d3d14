/**
 * Chromium keeps no body of an EventSource that the page closed, but its messages (`_eventSourceMessages`, observed in
 * 156). They are put together as the stream that they came in.
 */
import { fieldsOf, textOf } from './fields'

/** How the call went stands at the end; a stream may have run for days. */
const MAX_MESSAGES = 200

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

function written(message: unknown): string {
  const { eventName, data } = fieldsOf(message)
  const name = oneLine(textOf(eventName))
  const lines = textOf(data).split(/\r\n|\r|\n/)
  return `${name === '' || name === 'message' ? '' : `event: ${name}\n`}${lines.map((line) => `data: ${line}\n`).join('')}\n`
}

/** The last messages as an event stream (WHATWG HTML §9.2.5); what is left out is said in a comment. */
export function streamOf(messages: readonly unknown[]): string {
  const left = messages.length - MAX_MESSAGES
  const comment = left > 0 ? `: ${left} earlier events are not shown\n\n` : ''
  return comment + messages.slice(-MAX_MESSAGES).map(written).join('')
}
