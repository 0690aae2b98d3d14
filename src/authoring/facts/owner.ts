/** Whose page it is, where nothing is called "the Acme API": who returns, uses and retries on it. */

const NAME = '[A-Z][A-Za-z\\d]{2,40}(?: [A-Z][a-z\\d]{2,40})?'
const ACTS =
  '(?:(?:will|also|always|never|may|cannot|was|does) )?(?:returns?|uses|responds?|answers|sends|follows|reports|provides|enforces|rate[- ]limits|retries|rejects|accepts|guarantees?|unable|complete)'
const SUBJECT = new RegExp(`(?:^|[.!?] |(?:^|\\s)[a-z][^\\s.!?]* )(${NAME}) ${ACTS}\\b`, 'gm')

/** Words with a capital that begin a sentence, or stand for a part of any API. */
const COMMON =
  /^(?:The|This|That|These|Those|Our|Your|All|An?|Any|Each|Every|Some|It|We|You|They|If|When|While|Where|In|On|For|And|Or|But|What|Which|Who|How|Why|No|Not|Nothing|Only|Most|Both|Either|Neither|Such|API|APIs|SDK|SDKs|REST|HTTP|HTTPS|JSON|XML|URL|ID|IDs|GET|POST|PUT|PATCH|DELETE|OAuth|JWT|Webhooks?|Errors?|Requests?|Responses?|Endpoints?|Servers?|Clients?|Users?|Status|Code|Codes|Message|Authentication|Authorization|Validation|Gateway|Service|Services|System|Platform|Retry|Retries|Rate|Limits?|Limit|Calls?|Methods?|Header|Headers|Body|Field|Fields|Token|Tokens|Key|Keys|Data|Example|Examples|Note|Backend|Frontend|Database|Upstream|Proxy|Batch|GraphQL|Stack|Support|Merchant|Bank|Customer|Account|Application|Applications|App|Python|Java|JavaScript|TypeScript|Node|Ruby|Go|PHP)$/
const isName = (name: string) =>
  !name.split(' ').some((word) => COMMON.test(word)) && !/(?:Error|Exception|Fault)$|^[A-Z\d]+$/.test(name)

/** How often it stands within a sentence, where a capital is no sentence's. */
const within = (name: string, text: string) => {
  const parts = text.split(name)
  return parts.slice(1).filter((after, i) => /[a-z,(] $/.test(parts[i] ?? '') && !/^\w/.test(after)).length
}

const MAX_CHARS = 60_000
const MAX_NAMES = 20

/**
 * The one that acts on the page and is spoken of elsewhere on it; null for a page that leaves it open.
 * @param code what the page sets as code: classes act too
 */
export function ownerIn(texts: readonly string[], code: ReadonlySet<string>): string | null {
  const text = texts.join('\n').slice(0, MAX_CHARS)
  const acting = new Map<string, number>()
  for (const [, name = ''] of text.matchAll(SUBJECT))
    if (isName(name) && !code.has(name)) acting.set(name, (acting.get(name) ?? 0) + 1)
  const [most] = [...acting]
    .slice(0, MAX_NAMES)
    .map(([name, count]) => ({ name, count, elsewhere: within(name, text) }))
    .filter(({ name, count, elsewhere }) => elsewhere > 0 || (count > 1 && /[a-z][A-Z]/.test(name)))
    .sort((a, b) => b.count + b.elsewhere - (a.count + a.elsewhere))
  return most?.name ?? null
}
