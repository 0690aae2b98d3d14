import { dayAndTime } from './format'

/** The browser may still be reading the address a moment after the click. */
const KEPT_MS = 60_000

/** What an export is called: `errata-2026-11-22-0930.har`, in local time. */
export const exportName = (epochMs: number, extension: string): string =>
  `errata-${dayAndTime(epochMs).slice(0, 16).replace(' ', '-').replace(':', '')}.${extension}`

/** Hands a text, or its parts, to the browser as a file to be saved. */
export function saveFile(name: string, text: string | Blob[], type: string, page: Document): void {
  const url = URL.createObjectURL(new Blob([text].flat(), { type }))
  const link = page.createElement('a')
  link.href = url
  link.download = name
  // Firefox follows only links that are in the document.
  page.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
