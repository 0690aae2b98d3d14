/** The three date forms of RFC 9110 §5.6.7, strictly: anything else is not an HTTP-date. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTH = `(${MONTHS.join('|')})`
const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)'

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const IMF_FIXDATE = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d\\d) ${MONTH} (\\d{4}) ${TIME} GMT$`)
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const RFC850 = new RegExp(
  `^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d\\d)-${MONTH}-(\\d\\d) ${TIME} GMT$`,
)
/** `Sun Nov  6 08:49:37 1994` */
const ASCTIME = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} ([ \\d]\\d) ${TIME} (\\d{4})$`)

/** Epoch ms of the parts, or null where a part is out of range (31 February, 25 o'clock). */
function toEpochMs(year: number, month: string, day: string, time: [string, string, string]): number | null {
  const [h, m, s] = time.map(Number) as [number, number, number]
  if (h > 23 || m > 59 || s > 60) return null
  const epochMs = Date.UTC(year, MONTHS.indexOf(month), Number(day), h, m, s)
  return new Date(epochMs).getUTCDate() === Number(day) || s === 60 ? epochMs : null
}

/** A two-digit year more than 50 years ahead is in the past (RFC 9110 §5.6.7). */
function fullYear(twoDigits: string, nowMs: number): number {
  const thisYear = new Date(nowMs).getUTCFullYear()
  const year = Math.floor(thisYear / 100) * 100 + Number(twoDigits)
  return year > thisYear + 50 ? year - 100 : year
}

/** Epoch milliseconds of an HTTP-date; null for anything else. `nowMs` only settles two-digit years. */
export function parseHttpDate(text: string, nowMs: number): number | null {
  const imf = IMF_FIXDATE.exec(text) as [string, string, string, string, string, string, string] | null
  if (imf) return toEpochMs(Number(imf[3]), imf[2], imf[1], [imf[4], imf[5], imf[6]])
  const rfc850 = RFC850.exec(text) as [string, string, string, string, string, string, string] | null
  if (rfc850)
    return toEpochMs(fullYear(rfc850[3], nowMs), rfc850[2], rfc850[1], [rfc850[4], rfc850[5], rfc850[6]])
  const asctime = ASCTIME.exec(text) as [string, string, string, string, string, string, string] | null
  if (asctime)
    return toEpochMs(Number(asctime[6]), asctime[1], asctime[2].trim(), [asctime[3], asctime[4], asctime[5]])
  return null
}
