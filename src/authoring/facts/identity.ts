/** Whose page it is: the API's name, its hosts, the page's address, and the header that takes an idempotency key. */

import type { Draft, Found } from '../draft'
import type { Page } from '../page/page'
import { hostsIn } from './hosts'
import { ownerIn } from './owner'

/** "The Acme API", "Acme Pay's API": a name is one to three words with capitals before the word API. */
const NAMED =
  /\b((?:[A-Z][\w&+.-]{0,40}|[a-z]{1,20}[A-Z]\w{0,40})(?: [A-Z][\w&+-]{0,40}){0,2})(?:['’]s)? (?:Public |REST |HTTP |Web |Partner |Platform |Voice |Data )?APIs?\b/g
/** Words with a capital that name no company: they begin a sentence, or tell what kind of API it is. */
const NO_NAME =
  /^(?:The|This|Our|Your|All|An|A|Any|Each|Every|Some|Most|Many|When|If|For|In|On|With|Using|Use|From|To|And|Or|By|As|Is|It|See|Check|Invalid|Missing|Valid|Unknown|Internal|External|REST|RESTful|HTTP|HTTPS|JSON|XML|SOAP|Web|GraphQL|Public|Private|Bot|How|What|Why|Where|Partner|Admin|Core|Main|New|Newer|Error|Errors|Common|Standard|Handling|Rate|Status|Data|Client|Server|Developer|Management|Upstream|Third|Both|Other|These|Those|Complete|Full|La|El|Los|As|Os|O|Die|Der|Das|Eine|Le|Les|De|Het|Every|Via|Call|Calling|Contact|Create|Generate|Regenerate|Provide|Verify|Retry|API|Bad|Not|No|Successful|Rotate|OAuth|SMS|SMTP|Statuses|Translations?|Machines?|Workflows?|Accounts?|Orders?|Tokens?|Events?|Payments?|Payouts?|Refunds?|Users?|Messages?|Messaging|Webhooks?|Search|Files?|Batch|Billing|Reports?|Reporting|Analytics|Email|Chat|Streaming|Explore|Understand|Understanding)$/

/** "The same format as the Acme API": somebody else's. */
const ANOTHERS = /\b(?:same|like|compatible|similar|based|as|modell?ed)\b[^.]{0,30}$/i

const OWNER = /\b([A-Z][\w&-]{1,40})['’]s (?:\S{1,20} )?$/

function nameIn(text: string): string | null {
  for (const hit of text.matchAll(NAMED)) {
    if (ANOTHERS.test(text.slice(Math.max(0, hit.index - 40), hit.index))) continue
    // "Acme's 911 Dashboard API" is Acme's.
    const owner = OWNER.exec(text.slice(Math.max(0, hit.index - 60), hit.index))?.[1]
    if (owner && !NO_NAME.test(owner)) return owner
    const words = (hit[1] as string).split(' ')
    while (words.length > 0 && NO_NAME.test(words[0] as string)) words.shift()
    while (words.length > 0 && NO_NAME.test(words.at(-1) as string)) words.pop()
    const name = words.join(' ').replace(/['’.,-]+$/, '')
    if (words.length > 0 && name.length > 1) return name
  }
  return null
}

/** `title` and `description` of the front matter, which may stand in a line each. */
const FRONT = /^(?:title|description|sidebarTitle)\s*:\s*(.*)$/

const spelledAsCode = ({ blocks }: Page): ReadonlySet<string> =>
  new Set(
    blocks.flatMap((block) =>
      'content' in block
        ? block.content.marks.flatMap(({ kind, text }) => (kind === 'code' ? [text] : []))
        : [],
    ),
  )

/** The name that the page gives most often; of one named once, only where title or the first sentences have it. */
function readName(page: Page): string | null {
  const { title, blocks, lines } = page
  const front =
    lines[0]?.trim() === '---' ? lines.slice(1, 20).flatMap((line) => FRONT.exec(line)?.[1] ?? []) : []
  const texts = blocks.flatMap((block) =>
    block.kind === 'title' ? [block.title.content.text] : 'content' in block ? [block.content.text] : [],
  )
  const head = [title ?? '', ...front, ...texts.slice(0, 3)]
  const all = [...head, ...texts.slice(3)].flatMap((text) => nameIn(text) ?? [])
  const counts = new Map<string, number>()
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (most && most[1] > 1) return most[0]
  return head.map(nameIn).find((name) => name !== null) ?? ownerIn([...front, ...texts], spelledAsCode(page))
}

const KEY_HEADER = /(?<![\w-])(?:X-)?(?:[A-Z][a-z]{1,20}-)?Idempoten(?:cy|t)-?(?:Key|Token|Id)(?![\w-])/gi

/** A header as the page spells it; one in code or with its usual spelling rather than "idempotency key" in a sentence. */
function readIdempotencyHeader({ lines }: Page): Found<string> | null {
  const seen = lines.flatMap((line, i) =>
    [...line.matchAll(KEY_HEADER)].map(([value]) => ({ value, line: i + 1 })),
  )
  const headers = seen.filter(({ value }) => value.includes('-'))
  const [first] = headers.filter(({ value }) => /^[A-Z]/.test(value)).concat(headers)
  if (!first) return null
  const same = headers.filter(({ value }) => value.toLowerCase() === first.value.toLowerCase())
  return { value: first.value, lines: [...new Set(same.map(({ line }) => line))], confidence: 0.9 }
}

export function readIdentity(page: Page): Pick<Draft, 'name' | 'hosts' | 'url' | 'idempotencyHeader'> {
  return {
    name: readName(page),
    hosts: hostsIn(page),
    url: page.url,
    idempotencyHeader: readIdempotencyHeader(page),
  }
}
