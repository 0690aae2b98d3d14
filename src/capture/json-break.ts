type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** The offset after the string that begins at `start`; where it is broken, minus that offset and one. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) return i + 1
    if (c < 0x20) return -i - 1
    if (c !== 0x5c) continue
    ESCAPE.lastIndex = i
    if (!ESCAPE.test(text)) return -i - 1
    i = ESCAPE.lastIndex - 1
  }
  return -text.length - 1
}

function endOfScalar(text: string, start: number): number {
  SCALAR.lastIndex = start
  return SCALAR.test(text) ? SCALAR.lastIndex : -start - 1
}

/**
 * Where a text stops being JSON (RFC 8259); its length when it ends too early. JSON.parse does not always say, and a
 * parser that recurses could not tell of nesting without end.
 */
export function breakOffset(text: string): number {
  const open: ('[' | '{')[] = []
  let expected: Expected = 'value'
  let at = 0
  for (; at < text.length; at++) {
    const c = text.charAt(at)
    if (c === ' ' || c === '\n' || c === '\r' || c === '\t') continue
    const takesValue: boolean = expected === 'value' || expected === 'value or ]'
    const takesKey: boolean = expected === 'key' || expected === 'key or }'
    const inner = open.at(-1)
    if (takesValue && (c === '[' || c === '{')) {
      open.push(c)
      expected = c === '[' ? 'value or ]' : 'key or }'
    } else if (c === ']' && inner === '[' && (expected === 'value or ]' || expected === ', or end')) {
      open.pop()
      expected = ', or end'
    } else if (c === '}' && inner === '{' && (expected === 'key or }' || expected === ', or end')) {
      open.pop()
      expected = ', or end'
    } else if (c === ',' && inner !== undefined && expected === ', or end') {
      expected = inner === '[' ? 'value' : 'key'
    } else if (c === ':' && expected === ':') {
      expected = 'value'
    } else if (takesValue || (takesKey && c === '"')) {
      const end = c === '"' ? endOfString(text, at) : endOfScalar(text, at)
      if (end < 0) return -end - 1
      at = end - 1
      expected = takesKey ? ':' : ', or end'
    } else return at
  }
  return at
}
