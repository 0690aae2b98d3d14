/** What the health line says: everything that could not be captured, and why. */
import type { Blindness } from '../capture/capture'
import type { MissingBody } from '../engine'
import type { Health } from '../session/session'

/** One remark; `warning` when requests may be missing altogether. */
export interface Remark {
  text: string
  warning: boolean
}

const BLIND: Record<Blindness, string> = {
  filtered: "The Network panel's filter or pause may hide requests. Clear its filter and resume recording",
  unresponsive: "The browser's DevTools API does not answer. Close DevTools and open it again",
}

/** `not-kept` is missing here on purpose: a success without its body is no loss. */
const WITHOUT_BODY: Partial<Record<MissingBody, string>> = {
  'never-read': 'never read by the page',
  lost: 'lost to a navigation or evicted',
  'too-large': 'larger than the browser keeps',
  blocked: 'that the page may not read either',
  timeout: 'not handed over in time',
  'over-budget': 'of older rows given up to save memory',
  'not-recorded': 'not in the recording',
}

/** "1 body", "3 bodies", "1,200 rows". */
const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Empty when there is nothing to say. */
export function remarks(health: Health): Remark[] {
  const lines: Remark[] = health.blind.map((kind) => ({ text: BLIND[kind], warning: true }))
  const say = (text: string) => lines.push({ text, warning: false })

  for (const [why, words] of Object.entries(WITHOUT_BODY)) {
    const n = health.withoutBody[why as MissingBody] ?? 0
    if (n > 0) say(`${count(n, 'body', 'bodies')} ${words}`)
  }
  if (health.cut > 0) {
    const bodies = count(health.cut, 'body', 'bodies')
    say(`${bodies} cut by Firefox at 1 MiB; set devtools.netmonitor.responseBodyLimit to 0 in about:config`)
  }
  if (health.dropped > 0) {
    say(`${count(health.dropped, 'older row', 'older rows')} dropped to keep the list within its limit`)
  }
  return lines
}
