/**
 * The one step through which everything passes that leaves Errata as text. It writes over secrets and leaves alone
 * what whoever has to help needs: codes, messages, request ids, addresses, the shape and spelling of bodies.
 *
 * `mask` writes `[masked]` over credentials. What explains them stays: the scheme of an Authorization header, names
 * and attributes of cookies, the claims of a JSON Web Token (its signature goes). `remove` takes them whole: header
 * fields, cookies and parameters are left out, the value of a member becomes `[removed]`, for a body's shape may be
 * what the error is about; and e-mail addresses and claims, which are personal, go too.
 *
 * Secrets are found by name (secret-names.ts), by form (secret-forms.ts), and where a text repeats a secret that
 * was found by name elsewhere in the same exchange, as error messages do.
 */
import type { Exchange } from '../../engine'
import { hideInBody, hideInText } from './body-secrets'
import { hideInHeaders } from './header-secrets'
import { Ink, settled } from './ink'
import { hideInUrl } from './parameter-secrets'
import { hideForms } from './secret-forms'

/** How much is hidden: nothing, credentials, or also what is personal. */
export type Redaction = 'none' | 'mask' | 'remove'

export interface RedactOptions {
  /** Texts that stay wherever they stand as a whole value, unless the name of a header says that they are secret: request ids, codes. */
  keep?: readonly string[]
}

const isWordChar = (char: string | undefined) => char !== undefined && /\w/.test(char)

/** Writes over each place where the secret stands by itself, not as a part of a longer word. */
function hideEcho(text: string, secret: string, marker: string): string {
  let done = ''
  let copied = 0
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
    if (isWordChar(text[at - 1]) && isWordChar(secret[0])) continue
    if (isWordChar(text[at + secret.length]) && isWordChar(secret.at(-1))) continue
    done += text.slice(copied, at) + marker
    copied = at + secret.length
  }
  return copied === 0 ? text : done + text.slice(copied)
}

/** A secret as it reads, as JSON spells it, and as an address does. */
const spellings = (secret: string) =>
  new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURI(secret), encodeURIComponent(secret)])

function* allSpellings(ink: Ink): Generator<string> {
  // The longest first, so that a secret within another does not leave the rest of it behind.
  for (const secret of [...ink.echoes].sort((a, b) => b.length - a.length)) {
    try {
      yield* spellings(secret)
    } catch {
      // A lone surrogate has no spelling in an address.
      yield secret
    }
  }
}

const typeOf = (headers: Exchange['request']['headers']) =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? ''

/** What is done with a text, given the pass that hides the secrets of its kind. */
type Over = (text: string, hide: (text: string) => string) => string

function overTexts(
  { request, response, failure, initiator, ...rest }: Exchange,
  ink: Ink,
  over: Over,
): Exchange {
  const forms = (text: string) => hideForms(text, ink)
  const inUrl = (text: string) => hideInUrl(text, ink)
  const inRequest = (text: string) => hideInText(text, typeOf(request.headers), ink, true)
  const inResponse = (text: string) => hideInText(text, response.mimeType, ink, false)
  return {
    ...rest,
    request: {
      ...request,
      url: over(request.url, inUrl),
      headers: hideInHeaders(request.headers, ink, over),
      body: request.body && over(request.body, inRequest),
    },
    response: {
      ...response,
      statusText: over(response.statusText, forms),
      headers: hideInHeaders(response.headers, ink, over),
      body: hideInBody(response.body, ink, (text) => over(text, inResponse)),
    },
    failure: failure && { ...failure, reason: over(failure.reason, forms) },
    initiator:
      initiator?.map(({ functionName, url, via, ...place }) => ({
        ...place,
        functionName: over(functionName, forms),
        url: over(url, inUrl),
        via: via && over(via, forms),
      })) ?? null,
  }
}

/** A redacted exchange, and the same redaction for texts that were taken from it before. */
export interface Redacted {
  exchange: Exchange
  text: (text: string) => string
}

/** Redacts an exchange, and goes on redacting what is said about it. */
export function redactor(exchange: Exchange, how: Redaction, { keep = [] }: RedactOptions = {}): Redacted {
  if (how === 'none') return { exchange, text: (text) => text }
  const ink = new Ink(how, keep)
  const byNameAndForm = overTexts(exchange, ink, settled)
  const echoes = [...allSpellings(ink)]
  const hideEchoes = (text: string) => echoes.reduce((done, echo) => hideEcho(done, echo, ink.marker), text)
  const over: Over = (text, hide) => {
    const done = hideEchoes(text)
    return done === text ? text : settled(done, (each) => hideEchoes(hide(each)))
  }
  return {
    exchange: echoes.length === 0 ? byNameAndForm : overTexts(byNameAndForm, ink, over),
    text: (text) => settled(text, (each) => hideEchoes(hideForms(each, ink))),
  }
}

/**
 * An exchange of the same shape with its secrets written over. Redacting twice changes nothing more; nothing is ever
 * added but the markers, and it takes time proportional to the size of the exchange.
 */
export const redact = (exchange: Exchange, how: Redaction, options: RedactOptions = {}): Exchange =>
  redactor(exchange, how, options).exchange
