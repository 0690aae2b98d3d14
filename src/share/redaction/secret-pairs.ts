/** Secrets in any text that stand beside their name: `password=…`, `"token": "…"`, `?key=…`. */
import type { Ink } from './ink'
import { looksRandom } from './secret-names'

const NAME_CHAR = /[\w.[\]-]/
const MAX_NAME = 80

/** The name that stands before a sign, and where: over a few spaces and a quote, escaped or not. */
function nameBefore(text: string, sign: number): { name: string; from: number } {
  let end = sign
  while (sign - end < 3 && text[end - 1] === ' ') end--
  if (text[end - 1] === '"' || text[end - 1] === "'") end--
  if (text[end - 1] === '\\') end--
  let from = end
  while (end - from < MAX_NAME && NAME_CHAR.test(text[from - 1] ?? '')) from--
  return { name: text.slice(from, end).replace(/^[\W\d]+/, ''), from }
}

/** What follows a sign: a quoted text as far as its quote, or a bare word. */
const QUOTED = /\s{0,3}(?:(\\?")([^"]+?)(?=\\?(?:"|$))|'([^']+?)(?='|$))/y
const BARE = /\s{0,3}[^\s&;,"'<>\\]*/y

/** Where the value after a sign begins and ends, and whether a quote says so. */
interface Value {
  from: number
  end: number
  isQuoted: boolean
}

/** Reads the values after the signs of one text, in order: a run of signs within one word is measured once. */
function valueReader(text: string): (sign: number) => Value {
  let bareEnd = 0
  return (sign) => {
    QUOTED.lastIndex = sign + 1
    const quoted = QUOTED.exec(text)
    if (quoted) {
      const end = QUOTED.lastIndex
      return { from: end - (quoted[2] ?? quoted[3] ?? '').length, end, isQuoted: true }
    }
    if (bareEnd <= sign) {
      BARE.lastIndex = sign + 1
      BARE.exec(text)
      bareEnd = BARE.lastIndex
    }
    const gap = /^\s*/.exec(text.slice(sign + 1, sign + 4))?.[0].length ?? 0
    return { from: sign + 1 + gap, end: bareEnd, isQuoted: false }
  }
}

/** `token=…` is a secret whatever it looks like; after a colon a sentence may follow ("Invalid token: expired"). */
export function hidePairs(text: string, ink: Ink): string {
  if (!/[=:]/.test(text)) return text
  const done: string[] = []
  let copied = 0
  const valueAfter = valueReader(text)
  for (const { 0: sign, index } of text.matchAll(/[=:]/g)) {
    if (index < copied) continue
    const { name, from: nameFrom } = nameBefore(text, index)
    const isParam = /[?&#]/.test(text[nameFrom - 1] ?? '')
    const secrecy = isParam ? ink.secrecyOfParam(name) : name.length < 2 ? 'open' : ink.secrecyOf(name)
    if (secrecy === 'open') continue
    const { from, end, isQuoted } = valueAfter(index)
    const value = text.slice(from, end)
    const isSure = secrecy !== 'weak' && (isQuoted || sign === '=')
    if (value === '' || !(isSure || looksRandom(value))) continue
    done.push(text.slice(copied, from), ink.hide(value))
    copied = end
  }
  return copied === 0 ? text : done.join('') + text.slice(copied)
}
