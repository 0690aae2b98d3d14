/** The call stack of a request, and the way to the request in the Network panel, in words. Pure. */
import type { Exchange, Frame } from '../engine'
import { text } from './text'

/** `app.js:20`: the file without its path; the host for a document. */
export function placeOf({ url, line }: Frame): string {
  const path = url.replace(/[?#].*$/s, '')
  const parts = path.split('/').filter((part) => part !== '')
  return `${parts.at(-1) ?? text('initiator_unnamed')}:${line}`
}

/** The frame that sent the request, as far as it can be shown. */
export const topFrame = ({ initiator }: Exchange): Frame | null =>
  initiator?.find(({ url }) => url !== '') ?? null

/** What to type into the Network panel's filter to be left with this request, and perhaps its like. */
export function networkFilter({ request, response }: Exchange): string {
  const terms = [`url:${request.url}`, `method:${request.method}`]
  return [...terms, ...(response.status > 0 ? [`status-code:${response.status}`] : [])].join(' ')
}
