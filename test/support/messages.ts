/**
 * Answers `chrome.i18n.getMessage` from `_locales/en/messages.json`, by the rules of the browsers: named placeholders in
 * any case, `$1` to `$9`, and `$$` for a dollar sign. Where a browser would give an empty text or leave a gap, this throws.
 * https://developer.chrome.com/docs/extensions/reference/api/i18n
 */
import messages from '../../_locales/en/messages.json' with { type: 'json' }

interface Message {
  message: string
  placeholders?: Record<string, { content: string }>
}

const NAMED = /\$([A-Za-z0-9_@]+)\$/g
const MOST_SUBSTITUTIONS = 9

/** The message with its named placeholders written out. */
function written(key: string, { message, placeholders = {} }: Message): string {
  return message.replace(NAMED, (_, name: string) => {
    const placeholder = placeholders[name.toLowerCase()]
    if (!placeholder) throw new Error(`${key} uses $${name}$, which it does not declare`)
    return placeholder.content
  })
}

/** What the browser answers. */
export function getMessage(key: string, substitutions: string | string[] = []): string {
  const message = (messages as Record<string, Message>)[key]
  if (!message) throw new Error(`_locales/en/messages.json has no message "${key}"`)
  const given = [substitutions].flat()
  if (given.length > MOST_SUBSTITUTIONS) throw new Error(`${key}: a message takes nine substitutions at most`)
  return written(key, message).replace(/\$(?:(\$+)|([1-9]))/g, (_, dollars?: string, place?: string) => {
    if (dollars !== undefined) return dollars
    const substitution = given[Number(place) - 1]
    if (typeof substitution !== 'string') throw new Error(`${key}: nothing was given for $${place}`)
    return substitution
  })
}

/** The extension's API, as far as text.ts needs it. */
export const extensionApi = { runtime: { id: 'errata' }, i18n: { getMessage } }

const host = globalThis as unknown as { chrome?: object }
host.chrome = { ...host.chrome, ...extensionApi }
