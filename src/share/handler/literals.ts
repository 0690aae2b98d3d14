/** Text of a pack as TypeScript: as literals and comments that nothing in the text can break out of. */

const WIDTH = 110

/** What is not plain ASCII is escaped, so that line separators and direction marks cannot disguise code. */
const ascii = (text: string) =>
  text.replace(/[^\x20-\x7E]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A string literal, in single quotes where that needs no escape. */
export const literal = (text: string): string =>
  /^[\w .:;,/@#$*+?&=<>()-]*$/.test(text) ? `'${text}'` : ascii(JSON.stringify(text))

/** A line of a comment: neither a line break nor a star and slash ends it early. */
export const comment = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim()

/** A glob as a regular expression: `*` is any run of characters, `#` one digit. */
export const pattern = (glob: string): string =>
  `/^${ascii(glob.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&'))
    .replaceAll('*', '.*')
    .replaceAll('#', '\\d')}$/`

/** `start`, the parts and `end`: in one line where they fit, else in as few as do. */
export function wrap(start: string, parts: readonly string[], end: string): string {
  const line = `${start}${parts.join(', ')}${end}`
  if (line.length <= WIDTH) return line
  const indent = `${/^ */.exec(start)?.[0] ?? ''}  `
  const lines = ['']
  for (const part of parts) {
    const last = lines.length - 1
    const longer = `${lines[last]}${lines[last] ? ' ' : indent}${part},`
    if (longer.length <= WIDTH || lines[last] === '') lines[last] = longer
    else lines.push(`${indent}${part},`)
  }
  return `${start}\n${lines.join('\n')}\n${indent.slice(2)}${end}`
}

/** The same for values that are literals. */
export const list = (start: string, items: readonly (string | number)[], end: string): string =>
  wrap(
    start,
    items.map((item) => (typeof item === 'number' ? String(item) : literal(item))),
    end,
  )

/** A name for a class: `Acme Mail` → `AcmeMail`. */
export function className(name: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z\d]+/g) ?? []
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Za-z]/.test(joined) ? joined : `Api${joined}`
}
