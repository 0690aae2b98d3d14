/** The hosts that an API is called at: from calls in code, and from addresses that a page calls its base. */

import type { Found } from '../draft'
import { grouped } from '../grouped'
import type { Page } from '../page/page'

const ADDRESS =
  /\b(?:https?|wss?):\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)(?::\d{1,5})?(\/[^\s"'`<>)\\]{0,300})?/g

/** Hosts that nobody owns (RFC 2606, RFC 6761), and addresses of one's own machine. */
const NOBODYS =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal)(?:\.(?:com|net|org|io|dev))?$|^(?:\d{1,3}\.){3}\d{1,3}$|^(?:your|my|some)[-.]|\byour(?:domain|app|site|company|server|host)\b|\b(?:mydomain|yoursite)\.|^[^.]*$/i
/** First labels of what people read. */
const READ =
  /^(?:www|docs?|documentation|developers?|dev-docs|help|support|status|blog|community|forum|dashboard|console|app|portal|cdn|static|assets|images?|img|learn|guides?|reference|schemas?|tools|datatracker|wiki|en|join)$/i
const IS_API = /(?:^|[.-])(?:api|apis|rest|graphql|gateway|sandbox-api|api-sandbox)(?:[.\d-]|$)/i
const API_PATH = /^\/(?:[\w-]+\/){0,2}?(?:v\d+(?:[.\d]*(?:beta|alpha)?\d?)?|api|rest|graphql)(?:\/|$|\?|\{)/i
const BASE =
  /\bbase\b.{0,12}\b(?:url|uri|address|path)|\bendpoints?\b.{0,3}$|\bhost\b|url base|url de base|basis-url|基础 ?url|ベースurl/i
const CALL =
  /\bcurl\b|\bfetch\(|requests?\.(?:get|post|put|patch|delete)\(|axios|http(?:x|ie)?[. ]|^(?:GET|POST|PUT|PATCH|DELETE)\s|\.(?:get|post|put|delete)\(|base_?url|connect/im
/** Pages and files are read, not called. */
const DOCUMENT = /\.(?:html?|md|mdx|pdf|png|jpe?g|svg|js|css|json|ya?ml|txt|xml)(?:[?#]|$)/i

/** How far before an address a line is asked what it is. */
const MAX_BEFORE_CHARS = 200

interface Sighting {
  host: string
  line: number
  confidence: number
}

function judge(host: string, path: string, around: string, inCode: boolean): number {
  const first = host.split('.')[0] as string
  if (NOBODYS.test(host) || DOCUMENT.test(path) || /[{}<>$*]/.test(host)) return 0
  const isApi = IS_API.test(host) || API_PATH.test(path)
  if (READ.test(first) && !API_PATH.test(path)) return 0
  if (/^(?:docs?|documentation|help|support|status|blog|datatracker|reference)$/i.test(first)) return 0
  const isCalled = inCode && CALL.test(around)
  if (BASE.test(around) && isApi) return 0.95
  if (isCalled && isApi) return 0.9
  if (isCalled || BASE.test(around)) return 0.7
  return isApi && (IS_API.test(host) || inCode) ? 0.6 : 0
}

/** Links in prose lead to pages; an address that is an API's is written out or set as code. */
export function hostsIn(page: Page): Found<string>[] {
  const inCode = new Map<number, string>()
  for (const block of page.blocks) {
    if (block.kind !== 'code') continue
    const count = block.text.split('\n').length
    for (let i = 0; i <= count; i += 1) inCode.set(block.line + i, block.text.slice(0, 4000))
  }
  const sightings = page.lines.flatMap((line, i): Sighting[] => {
    const code = inCode.get(i + 1)
    return [...line.matchAll(ADDRESS)].flatMap((hit) => {
      const before = line.slice(Math.max(0, hit.index - MAX_BEFORE_CHARS), hit.index)
      if (code === undefined && /\]\($|href=["{']+$|\[$/.test(before)) return []
      const host = (hit[1] as string).toLowerCase()
      const around = code ?? before
      const confidence = judge(host, hit[2] ?? '', around, code !== undefined)
      return confidence > 0 ? [{ host, line: i + 1, confidence }] : []
    })
  })
  return [...grouped(sightings, ({ host }) => host)]
    .map(([value, all]) => ({
      value,
      lines: [...new Set(all.map(({ line }) => line))],
      confidence: Math.max(...all.map(({ confidence }) => confidence)),
    }))
    .sort((a, b) => b.confidence - a.confidence || (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
}
