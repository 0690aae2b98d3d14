import { type Content, ownsContent, readContent } from './content'
import type { ChromiumApi, Runtime } from './devtools-api'

const isCall = (resource: unknown, url: string): boolean => {
  const { url: its, type } = (resource ?? {}) as { url?: unknown; type?: unknown }
  return its === url && (type === 'fetch' || type === 'xhr')
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length

/**
 * A body by its URL, for when a pushState has made the handle of its entry dead: the page's list of resources still has
 * it. The list keeps one resource a URL, so the size has to be that of the entry, or it is another call's body.
 */
export async function resourceContent(
  { inspectedWindow }: ChromiumApi,
  runtime: Runtime,
  url: string,
  sizeBytes: number | null,
  timeoutMs: number,
): Promise<Content | 'lost'> {
  const list = await new Promise<unknown>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, [])
    const settle = (resources: unknown) => {
      clearTimeout(timer)
      resolve(resources)
    }
    try {
      inspectedWindow.getResources((resources) => {
        void runtime.lastError
        settle(resources)
      })
    } catch {
      settle([])
    }
  })
  const [resource, second] = Array.isArray(list) ? list.filter((item) => isCall(item, url)) : []
  if (second !== undefined || !ownsContent(resource)) return 'lost'
  const content = await readContent(resource, timeoutMs, runtime)
  if (typeof content === 'string') return 'lost'
  return !content.base64 && sizeBytes !== null && byteLength(content.text) === sizeBytes ? content : 'lost'
}
