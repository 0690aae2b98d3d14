/** Rates in text: "60 requests per minute", "50 req/10s", "100 RPM". */

export interface Rate {
  limit: number
  windowMs: number
  /** Where it stands in the text: [start, end). */
  start: number
  end: number
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** By the first letters of a unit, in the languages that pages are written in. Quotas by the month are no rate. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s$|se[ckg]|秒)/, SECOND_MS],
  [/^(?:m$|min|分)/, MINUTE_MS],
  [/^(?:h$|hr|hou|hor|heu|stu|uur|小时|小時|時間)/, HOUR_MS],
  [/^(?:d$|day|d[ií]a|tag|jour|dag|天|日)/, DAY_MS],
]
const unitMs = (unit: string) => UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? 0

const NUMBER = String.raw`(?<limit>\d{1,3}(?:[,.\u00a0 ]\d{3}){1,3}|\d{1,9})(?<k>\s?k\b)?`
const KIND =
  '(?:api|http|concurrent|total|write|read|get|post|search|successful|authenticated|unauthenticated)'
const CALLS = `(?:${KIND}[ -]){0,2}(?:requests?|reqs?|calls?|queries|hits|operations|lookups|messages|solicitudes|peticiones|llamadas|requisiç(?:ões|ão)|chamadas|anfragen|aufrufe|requêtes|appels|verzoeken|次请求|个请求|次|リクエスト|回)`
const PER = String.raw`\s?(?:\/|per|every|each|an?|in|within|por|pro|par|je|alle|cada|每)\s?`
const UNIT =
  '(?<unit>seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|segundos?|minutos?|horas?|d[ií]as?|sekunden?|minuten?|stunden?|tag|heures?|jours?|uur|dag|秒|分钟|分鐘|分|小时|小時|時間|天|日)(?![a-zà-ü])'
const WINDOW = String.raw`(?:an? |any |one |a rolling |each |every )?(?<count>\d{1,5})?[ -]?${UNIT}`

const RATES = [
  `${NUMBER}\\s?${CALLS}${PER}${WINDOW}`,
  // "requests to 3 per second"
  `${CALLS} (?:are )?(?:limited |capped )?(?:to|at|is|:) ${NUMBER}${PER}${WINDOW}`,
  // The window first, as Chinese and Japanese have it.
  `(?:每|1\\s?)${UNIT}(?:内|間)?(?:最多|最大|に)?\\s?${NUMBER}\\s?(?:次|个请求|個請求|回|リクエスト)`,
  String.raw`${NUMBER}\s?(?:req\/?)?(?:[rqt]p(?<short>[smh]))\b`,
].map((source) => new RegExp(source, 'giu'))

/** "You can send 50 requests within a second": a story, not a limit. */
const STORY = /\b(?:send|sends|sending|sent|after|burst of) (?:\w+ )?$/i
/** Windows of more than a week are quotas. */
const MAX_WINDOW_MS = 7 * DAY_MS

export function ratesIn(text: string): Rate[] {
  const found = RATES.flatMap((pattern) => [...text.matchAll(pattern)]).map((hit): Rate => {
    const { limit = '', k, count, unit, short } = hit.groups ?? {}
    return {
      limit: Number(limit.replace(/\D/g, '')) * (k ? 1000 : 1),
      windowMs: unitMs(unit ?? short ?? '') * Number(count ?? 1),
      start: hit.index,
      end: hit.index + hit[0].length,
    }
  })
  return found
    .filter(({ limit, windowMs, start, end }) => {
      const isRate = limit > 0 && windowMs > 0 && windowMs <= MAX_WINDOW_MS
      const isStory =
        / within /i.test(text.slice(start, end)) && STORY.test(text.slice(Math.max(0, start - 30), start))
      return isRate && !isStory
    })
    .sort((a, b) => a.start - b.start)
}
