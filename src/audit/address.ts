/** The address of an operation: what stays the same when the same call is made again. */

/** Cache busters and signatures by name. Names that also stand for real arguments (`ts`, `t`, `v`) are judged by their value. */
const VOLATILE_NAME =
  /^(?:_|_?cb|_?cache_?bust(?:er)?|_?no_?cache|_dc|_t|_ts|_r|bust|nonce|rnd|rand|random|sig|sign|signature|hmac|(?:oauth|auth)_(?:nonce|signature|timestamp)|x-[a-z]+-(?:signature|date|expires|credential|security-token))$/i

/** As near to the request's own start as a client's clock may be wrong. */
const NEAR_MS = 5 * 60_000

/** Is the value the time of the request (epoch seconds or milliseconds), or `Math.random()`? */
function isVolatile(name: string, value: string, startedAtMs: number): boolean {
  if (VOLATILE_NAME.test(name) || /^0\.\d{8,}$/.test(value)) return true
  if (!/^\d{10}(?:\d{3})?$/.test(value)) return false
  const ms = value.length === 10 ? Number(value) * 1000 : Number(value)
  return Math.abs(ms - startedAtMs) <= NEAR_MS
}

/** An address without its fragment and volatile parameters, those that stay in the order of their names. */
export function stableAddress(url: URL, startedAtMs: number): string {
  const stays = [...url.searchParams]
    .filter(([name, value]) => !isVolatile(name, value, startedAtMs))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return url.origin + url.pathname + (stays.length > 0 ? `?${new URLSearchParams(stays)}` : '')
}
