/** Numbers, times and addresses as the panel writes them. Pure. */

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** Local time of day, HH:MM:SS.mmm; a dash where it is not known. */
export function timeOfDay(epochMs: number | null, withMs = true): string {
  if (epochMs === null) return '–'
  const date = new Date(epochMs)
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
  return withMs ? `${time}.${pad(date.getMilliseconds(), 3)}` : time
}

/** Local date and time: YYYY-MM-DD HH:MM:SS. */
export function dayAndTime(epochMs: number): string {
  const date = new Date(epochMs)
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day} ${timeOfDay(epochMs, false)}`
}

/** A wait in its two largest units. Rounded up, so that it never promises too early an end. */
export function wait(ms: number): string {
  const s = Math.max(0, Math.ceil(ms / 1000))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${pad(s % 60)} s`
  if (s < 86_400) return `${Math.floor(s / 3600)} h ${pad(Math.floor((s % 3600) / 60))} min`
  return `${Math.floor(s / 86_400)} d ${Math.floor((s % 86_400) / 3600)} h`
}

/** How long a request took. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
}

/** A size in the unit that reads best. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}

/** An address cut for the list: the path stands out, its query and its host less so. */
export function splitUrl(url: string): { path: string; query: string; host: string } {
  // Not a plain `new URL`: it would normalise what the developer wants to see as it was sent.
  const parts = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)([^#]*)/i.exec(url)
  if (!parts) return { path: url, query: '', host: '' }
  const [, host = '', path = '', query = ''] = parts
  return { path: path || '/', query, host: host.slice(host.lastIndexOf('@') + 1) }
}

/** The address if a link may lead there, else null: response text must never become a javascript: link. */
export function linkable(url: string): string | null {
  try {
    const { protocol } = new URL(url)
    return protocol === 'https:' || protocol === 'http:' ? url : null
  } catch {
    return null
  }
}
