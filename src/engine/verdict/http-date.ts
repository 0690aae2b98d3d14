/** The three date forms of RFC 9110 §5.6.7, strictly: anything else is not an HTTP-date. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTH = `(?<month>${MONTHS.join('|')})`
/** The 61st second is a leap second. */
const TIME = '(?<h>[01]\\d|2[0-3]):(?<m>[0-5]\\d):(?<s>[0-5]\\d|60)'

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const IMF_FIXDATE = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`,
)
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const RFC850 = new RegExp(
  `^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT$`,
)
/** `Sun Nov  6 08:49:37 1994` */
const ASCTIME = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`,
)

type Parts = Record<'year' | 'month' | 'day' | 'h' | 'm' | 's', string>

/** A two-digit year more than 50 years ahead is in the past (RFC 9110 §5.6.7). */
function fullYear(twoDigits: string, nowMs: number): number {
  const thisYear = new Date(nowMs).getUTCFullYear()
  const year = Math.floor(thisYear / 100) * 100 + Number(twoDigits)
  return year > thisYear + 50 ? year - 100 : year
}

/** Epoch milliseconds of an HTTP-date; null for anything else. `nowMs` only settles two-digit years. */
export function parseHttpDate(text: string, nowMs: number): number | null {
  const found = IMF_FIXDATE.exec(text) ?? RFC850.exec(text) ?? ASCTIME.exec(text)
  if (!found) return null
  const { year, month, day, h, m, s } = found.groups as Parts
  const inFull = year.length === 2 ? fullYear(year, nowMs) : Number(year)
  const midnightMs = Date.UTC(inFull, MONTHS.indexOf(month), Number(day))
  // Date.UTC takes 31 February for 3 March.
  if (new Date(midnightMs).getUTCDate() !== Number(day)) return null
  return midnightMs + ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000
}
