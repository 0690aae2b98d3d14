/** Code in a plain text: a JSON body, a program, the head of a response. Kept together, so that no line of it is read as prose. */

export interface TextCode {
  text: string
  lang: string | null
  /** Lines from 0, the last excluded. */
  end: number
}

const MAX_LINES = 400

const PROGRAM =
  /^(?:(?:async |export |public |private |static )*(?:function|def|class|fn|func)\s+\w+.*[({:]\s*$|(?:const|let|var)\s+[\w{[].*=|import\s+[\w{*"'].*(?:from\b|["'];?$|^import \w+$)|from \w+ import |curl\s+-|(?:if|for|while|switch|try|catch)\b.*\{\s*$|#!\/|<\?php|\$\w+\s*=)/
const HEAD = /^HTTP\/\d(?:\.\d)?\s+\d{3}\b/

/** The code that begins on a line; null where none does. */
export function codeAt(lines: readonly string[], i: number): TextCode | null {
  const line = (lines[i] as string).trim()
  if (HEAD.test(line)) return headAt(lines, i)
  const isJson = /^[[{]\s*(?:$|["{[}\]])/.test(line)
  if (!isJson && !PROGRAM.test(line)) return null
  const end = endOfBraces(lines, i)
  if (end === null) return isJson ? null : { text: line, lang: null, end: i + 1 }
  const text = lines.slice(i, end).join('\n').trim()
  return { text, lang: isJson && isValid(text) ? 'json' : null, end }
}

/** The line after which every brace is closed again; null where that does not come, or text follows the last one. */
function endOfBraces(lines: readonly string[], i: number): number | null {
  let depth = 0
  for (let j = i; j < Math.min(lines.length, i + MAX_LINES); j += 1) {
    const bare = (lines[j] as string).replace(/"(?:[^"\\]|\\.)*"/g, '')
    for (const mark of bare) {
      if (mark === '{' || mark === '[' || mark === '(') depth += 1
      else if (mark === '}' || mark === ']' || mark === ')') depth -= 1
    }
    if (depth <= 0) return j + 1
  }
  return null
}

/** Status line and headers, and the body after an empty line. */
function headAt(lines: readonly string[], i: number): TextCode {
  let end = i + 1
  while (end < lines.length && /^[\w-]+:\s/.test(lines[end] as string)) end += 1
  const body = lines[end]?.trim() === '' ? end + 1 : end
  if (/^\s*[[{]/.test(lines[body] ?? '')) end = endOfBraces(lines, body) ?? end
  return { text: lines.slice(i, end).join('\n').trim(), lang: 'http', end }
}

function isValid(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
