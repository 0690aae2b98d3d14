/** What redaction writes over secrets with, and what it remembers of them while it works on one exchange. */
import { looksRandom, type Secrecy, secrecyOf, secrecyOfParam } from './secret-names'

/** `mask` hides credentials and keeps what helps to understand them; `remove` also takes what is personal. */
export type How = 'mask' | 'remove'

const MARKERS: Record<How, string> = { mask: '[masked]', remove: '[removed]' }

/** Is it what an earlier redaction wrote, so that there is nothing left to hide? */
export const isMarker = (text: string) => text === MARKERS.mask || text === MARKERS.remove

/** A secret's own words, wherever else they stand: error messages like to repeat what was sent. */
const MAX_ECHOES = 32
const MIN_ECHO = 6

/** Header and payload of a JSON Web Token (RFC 7519): the signature alone makes it a credential. */
const WHOLE_JWT = /^(e[wy][\w-]{6,}\.e[wy][\w-]{2,})\.(?:[\w-]+|\[masked\])$/

/** A bound for bodies that have nothing but names. */
const MAX_NAMES = 4_096

function remembered(known: Map<string, Secrecy>, name: string, ask: (name: string) => Secrecy): Secrecy {
  const answer = known.get(name) ?? ask(name)
  if (known.size < MAX_NAMES) known.set(name, answer)
  return answer
}

/** One redaction of one exchange. */
export class Ink {
  readonly marker: string
  /** Secrets found by name, in the order of their finding. */
  readonly echoes = new Set<string>()
  private readonly names = new Map<string, Secrecy>()
  private readonly params = new Map<string, Secrecy>()
  private readonly keep: ReadonlySet<string>

  constructor(
    readonly how: How,
    keep: readonly string[],
  ) {
    this.marker = MARKERS[how]
    this.keep = new Set(keep)
  }

  /** What a name says of its value; a body has the same few names again and again. */
  secrecyOf(name: string): Secrecy {
    return remembered(this.names, name, secrecyOf)
  }

  /** The same for a parameter of an address or of a request's form. */
  secrecyOfParam(name: string): Secrecy {
    return remembered(this.params, name, secrecyOfParam)
  }

  /** Does a name leave no doubt that its value is a secret? */
  isSecret(name: string): boolean {
    const secrecy = this.secrecyOf(name)
    return secrecy === 'secret' || secrecy === 'digits'
  }

  keeps(value: string): boolean {
    return this.keep.has(value)
  }

  /** Writes over a secret that was recognised by its form. */
  blot(secret: string): string {
    return this.keeps(secret) || isMarker(secret) ? secret : this.marker
  }

  /** Writes over a secret that was recognised by its name, and remembers it. */
  hide(secret: string): string {
    if (secret === '' || isMarker(secret) || this.keeps(secret)) return secret
    return this.hideAlways(secret)
  }

  /** The same where the name leaves no doubt, so that nothing is kept. */
  hideAlways(secret: string): string {
    if (secret === '' || isMarker(secret)) return secret
    const jwt = this.how === 'mask' ? WHOLE_JWT.exec(secret) : null
    if (jwt) return `${jwt[1]}.${this.marker}`
    this.remember(secret)
    return this.marker
  }

  /** A cookie's value. Most are no secret but a choice, a date or a host, which are not looked for elsewhere. */
  hideCookie(value: string): string {
    const isTelling = value.length >= 16 && looksRandom(value) && !value.includes('.')
    return isTelling || WHOLE_JWT.test(value) || isMarker(value) || value === ''
      ? this.hideAlways(value)
      : this.marker
  }

  /** A plain word would be found in places where it means something else. */
  private remember(secret: string): void {
    if (this.echoes.size >= MAX_ECHOES || secret.length < MIN_ECHO || secret.length > 4_096) return
    if (/^https?:/i.test(secret) || this.keeps(secret) || /\[(?:masked|removed)\]/.test(secret)) return
    if (/^[a-z-]+(?:\.[a-z-]+)+$/i.test(secret)) return
    if (looksRandom(secret) || secret.length >= 20 || /[^\w\s.:/-]/.test(secret)) this.echoes.add(secret)
  }
}

/**
 * Repeats a pass until it finds nothing more, so that redacting twice is the same as once: a text without what was
 * written over may read as something else, as a form for example. One round is the rule, a third the rare exception.
 */
export function settled(text: string, pass: (text: string) => string): string {
  let done = text
  for (let round = 0; round < 6; round++) {
    const next = pass(done)
    if (next === done) break
    done = next
  }
  return done
}
