/** Copies text; resolves to whether it worked. */
export async function copyText(text: string, page: Document): Promise<boolean> {
  try {
    await page.defaultView?.navigator.clipboard.writeText(text)
    return page.defaultView !== null
  } catch {
    // Chromium's DevTools frames its panels without the permission for the clipboard interface.
    return copyBySelection(text, page)
  }
}

function copyBySelection(text: string, page: Document): boolean {
  const focused = page.activeElement as HTMLElement | null
  const area = page.createElement('textarea')
  area.className = 'unseen'
  area.value = text
  page.body.append(area)
  area.select()
  try {
    return page.execCommand('copy')
  } finally {
    area.remove()
    focused?.focus()
  }
}
