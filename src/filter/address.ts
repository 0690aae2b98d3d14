/** The parts of an address that a filter looks at, as they were sent. */

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i

/** Where the host of an address begins; 0 where there is none. Nearly all are of two schemes, which are soon seen. */
function hostFrom(url: string): number {
  if (url.startsWith('https://')) return 8
  if (url.startsWith('http://')) return 7
  return SCHEME.test(url) ? url.indexOf('://') + 3 : 0
}

/** Where the host that begins there ends. By hand: a pattern would make a list of what it found, for every row. */
function hostEnd(url: string, from: number): number {
  if (from === 0) return 0
  for (let at = from; at < url.length; at++) {
    const unit = url.charCodeAt(at)
    if (unit === SLASH || unit === QUESTION || unit === HASH) return at
  }
  return url.length
}
const [SLASH, QUESTION, HASH] = [0x2f, 0x3f, 0x23]

/** The host with its port, without who is logged in. */
export function hostOf(url: string): string {
  const from = hostFrom(url)
  const end = hostEnd(url, from)
  const at = url.indexOf('@', from)
  return url.slice(at >= 0 && at < end ? at + 1 : from, end)
}

/** Where the path begins; 0 where there is no host. */
export const pathFrom = (url: string): number => hostEnd(url, hostFrom(url))

/** The path with its query. */
export function pathOf(url: string): string {
  const from = pathFrom(url)
  const end = url.indexOf('#', from)
  return url.slice(from, end < 0 ? undefined : end) || '/'
}
