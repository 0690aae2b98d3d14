/** Redaction of XML and HTML as text: elements, attributes and form fields that are named after a secret. */
import type { Ink } from './ink'

/** An element's name and the text right after its tag. `[^<]` ends every part, so each `<` is looked at once. */
const ELEMENT = /<([A-Za-z_][\w:.-]{0,80})((?:\s[^<>]*)?>\s*)(<!\[CDATA\[)?([^<]+)/g
const TAG = /<[A-Za-z][^<>]*>?/g
const ATTRIBUTE = /([\w:.-]{1,80})(\s{0,3}=\s{0,3})("[^"]*"?|'[^']*'?)/g
/** The name of a form field or a page's meta data: its value stands in a second attribute. */
const NAMED = /\s(?:name|id|property|key)\s{0,3}=\s{0,3}["']?([\w:.[\]-]{1,80})/i
const VALUE_ATTRIBUTE = /^(?:value|content)$/i

const isSecret = (name: string, ink: Ink) => ink.isSecret(name.slice(name.indexOf(':') + 1))

function hideAttributes(tag: string, ink: Ink): string {
  if (!tag.includes('=')) return tag
  const named = NAMED.exec(tag)?.[1]
  const isField = named !== undefined && isSecret(named, ink)
  return tag.replace(ATTRIBUTE, (all, name: string, sign: string, quoted: string) => {
    if (!isSecret(name, ink) && !(isField && VALUE_ATTRIBUTE.test(name))) return all
    const quote = quoted[0] ?? ''
    const isClosed = quoted.length > 1 && quoted.endsWith(quote)
    return (
      name + sign + quote + ink.hide(quoted.slice(1, isClosed ? -1 : undefined)) + (isClosed ? quote : '')
    )
  })
}

/** Writes over secrets by the names of elements and attributes; what has only its form is left to others. */
export function hideInMarkup(text: string, ink: Ink): string {
  return text
    .replace(ELEMENT, (all, name: string, gap: string, cdata: string | undefined, value: string) => {
      if (!isSecret(name, ink)) return all
      const inner = value.trim().replace(/\]\]>$/, '')
      return inner === '' ? all : `<${name}${gap}${cdata ?? ''}${value.replace(inner, () => ink.hide(inner))}`
    })
    .replace(TAG, (tag) => hideAttributes(tag, ink))
}
