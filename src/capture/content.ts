import type { Runtime } from './devtools-api'

/** A body as the browser handed it over. */
export interface Content {
  text: string
  base64: boolean
}

type GetContent = (callback: (content?: unknown, second?: unknown) => void) => unknown

/** What has a body to hand over: a HAR entry from DevTools, or a resource of the page. */
export interface ContentOwner {
  getContent: GetContent
}

/** Can this be asked for its content? */
export function ownsContent(value: unknown): value is ContentOwner {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<ContentOwner>).getContent === 'function'
  )
}

/**
 * Asks for a body. `second` is the encoding in Chromium but the MIME type in Firefox, where the entry says whether the
 * text is base64 (`isBase64`).
 * @returns `lost` when there is none any more, `timeout` when the browser does not answer; it never rejects
 */
export function readContent(
  owner: ContentOwner,
  timeoutMs: number,
  runtime: Runtime,
  isBase64 = false,
): Promise<Content | 'lost' | 'timeout'> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, 'timeout')
    const settle = (content: Content | 'lost') => {
      clearTimeout(timer)
      resolve(content)
    }
    try {
      const returned: unknown = owner.getContent((content, second) => {
        // Read for its effect only: a failure shows as no content in both browsers.
        void runtime.lastError
        settle(
          typeof content === 'string' ? { text: content, base64: second === 'base64' || isBase64 } : 'lost',
        )
      })
      // With a callback nothing is returned; where a promise is, its failure is one more way to have no content.
      if (returned instanceof Promise) returned.catch(() => settle('lost'))
    } catch {
      settle('lost')
    }
  })
}
