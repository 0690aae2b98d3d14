/** One JSX or HTML tag, read character by character: attributes may hold `>`, braces within braces, and many lines. */

export interface Tag {
  name: string
  closing: boolean
  selfClosing: boolean
  /** Strings without their quotes; of an expression in braces its source, or the string that it is. */
  attributes: Record<string, string>
  /** Where the text goes on after it. */
  end: number
}

const NAME = /<(\/?)([A-Za-z][\w.:-]*)/y
const ATTRIBUTE_NAME = { jsx: /[^\s=>"'`{}<\\/]+/y, html: /[^\s=></]+/y }
const UNQUOTED = /[^\s>"'`<]+/y
const STRING = /^\s*(["'`])([^"'`]*)\1\s*$/

const matchAt = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * The tag that begins at `at`; null where there is none, `unfinished` where the text ends within it. In HTML, braces mean
 * nothing and a stray sign is passed over.
 */
export function readTag(text: string, at: number, kind: 'jsx' | 'html' = 'jsx'): Tag | 'unfinished' | null {
  const head = matchAt(NAME, text, at)
  if (!head) return null
  const attributes: Record<string, string> = Object.create(null)
  let i = at + head[0].length
  while (i < text.length) {
    const mark = text[i] as string
    if (/\s/.test(mark)) i += 1
    else if (mark === '>' || (mark === '/' && text[i + 1] === '>'))
      return {
        name: head[2] as string,
        closing: head[1] === '/',
        selfClosing: mark === '/',
        attributes,
        end: i + (mark === '/' ? 2 : 1),
      }
    else if (mark === '{' && kind === 'jsx') {
      const end = endOfBraces(text, i)
      if (end < 0) return 'unfinished'
      i = end
    } else {
      const name = matchAt(ATTRIBUTE_NAME[kind], text, i)?.[0]
      if (!name && kind === 'html' && mark !== '<') {
        i += 1
        continue
      }
      if (!name) return null
      const value = readValue(text, i + name.length, kind)
      if (value === null || value === 'unfinished') return value
      attributes[name] ??= value.text
      i = value.end
    }
  }
  return 'unfinished'
}

/** What follows an attribute's name: `="…"`, `={…}`, `=word`, or nothing. */
function readValue(
  text: string,
  at: number,
  kind: 'jsx' | 'html',
): { text: string; end: number } | 'unfinished' | null {
  let i = at
  while (/\s/.test(text[i] ?? '')) i += 1
  if (text[i] !== '=') return { text: '', end: at }
  i += 1
  while (/\s/.test(text[i] ?? '')) i += 1
  const mark = text[i]
  if (mark === undefined) return 'unfinished'
  if (mark === '"' || mark === "'") {
    const end = text.indexOf(mark, i + 1)
    return end < 0 ? 'unfinished' : { text: text.slice(i + 1, end), end: end + 1 }
  }
  if (mark === '{' && kind === 'jsx') {
    const end = endOfBraces(text, i)
    if (end < 0) return 'unfinished'
    const source = text.slice(i + 1, end - 1).trim()
    return { text: STRING.exec(source)?.[2] ?? source, end }
  }
  const word = matchAt(UNQUOTED, text, i)?.[0]
  if (!word) return kind === 'html' ? { text: '', end: i } : null
  return { text: word, end: i + word.length }
}

/** Where the brace that opens at `at` is closed; -1 where it is not. Strings may hold braces. */
function endOfBraces(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i += 1) {
    const mark = text[i] as string
    if (mark === '{') depth += 1
    else if (mark === '}') {
      depth -= 1
      if (depth === 0) return i + 1
    } else if (mark === '"' || mark === "'" || mark === '`') {
      const end = text.indexOf(mark, i + 1)
      const line = text.indexOf('\n', i)
      if (end > 0 && (line < 0 || end < line)) i = end
    }
  }
  return -1
}

/** More on one line are left as they are. */
const MAX_INLINE_TAGS = 40

/** A line whose tags hold no braces any more, so that a Markdown parser knows them: `<span style={{ … }}>` is a `<span>`. */
export function withoutBraces(line: string): string {
  if (!/<[A-Za-z][^<]*=\s*\{/.test(line)) return line
  let out = ''
  let from = 0
  for (
    let n = 0, at = line.indexOf('<');
    at >= 0 && n < MAX_INLINE_TAGS;
    at = line.indexOf('<', at + 1), n += 1
  ) {
    const tag = readTag(line, at)
    if (!tag || tag === 'unfinished' || !line.slice(at, tag.end).includes('{')) continue
    const href = /^[^\s"]+$/.test(tag.attributes.href ?? '') ? ` href="${tag.attributes.href}"` : ''
    out += `${line.slice(from, at)}<${tag.name}${href}${tag.selfClosing ? ' /' : ''}>`
    from = tag.end
    at = tag.end - 1
  }
  return out + line.slice(from)
}
