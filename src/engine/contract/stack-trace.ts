/**
 * Finds stack traces. A form counts only when nothing else looks like it: two frames in a row, each with the file and
 * line (or the signature) as a runtime prints them. A sentence about "at line 3" is none.
 */
import { escapeSegment, isContainer } from '../reading/pointer'

const FORMS: readonly [language: string, form: RegExp][] = [
  // "    at Object.<anonymous> (/srv/app.js:10:5)", V8's stack trace API; Bun and Deno print the same.
  ['JavaScript', /^[ \t]*at [^\n]{1,300}:\d+:\d+\)?\r?\n[ \t]*at [^\n]/m],
  // "\tat com.acme.Orders.get(Orders.java:12)", Throwable.printStackTrace; Kotlin, Scala and Groovy alike.
  ['Java', /^[ \t]*at [\w.$<>/@-]+\([\w$]+\.(?:java|kt|scala|groovy):\d+\)/m],
  ['Java', /^[ \t]*at [\w.$<>/@-]+\((?:Native Method|Unknown Source)\)/m],
  ['Python', /Traceback \(most recent call last\):\s+File "[^"\n]+", line \d+/],
  // "   at Acme.Orders.Get(Int32 id) in C:\src\Orders.cs:line 12"; release builds print no file.
  ['.NET', /^[ \t]*at [\w.`<>[\],+|]+\([^)\n]*\) in [^\n]+:line \d+/m],
  [
    '.NET',
    /^[ \t]*at [\w`<>+|]+(?:\.[\w`<>[\],+|]+)+\([^)\n]*\)\r?\n[ \t]*at [\w`<>+|]+(?:\.[\w`<>[\],+|]+)+\(/m,
  ],
  ['PHP', /^#0 [^\n(]{1,300}\.php\(\d+\): [^\n]{1,300}\r?\n#1 /m],
  ['Ruby', /\.rb:\d+:in [`'][^`'\n]{1,200}'\s+(?:from )?[^\s:]{1,300}\.rb:\d+:in [`']/],
  ['Go', /goroutine \d+ \[[^\]\n]{1,100}\]:\n[^\n]+\n\t[^\n]+\.go:\d+/],
]

/** No form can take long: what may repeat is bounded, or starts at a line or a literal text. More text than any error needs; a bound for hostile bodies. */
const MAX_CHARS = 100_000
const MAX_DEPTH = 8
const MAX_MEMBERS = 200

const languageOf = (text: string): string | null =>
  FORMS.find(([, form]) => form.test(text.slice(0, MAX_CHARS)))?.[0] ?? null

/** Frames as objects: `{"file": "/srv/app.php", "line": 12, "function": "get"}`, at least two of them. */
const isFrame = (item: unknown) =>
  isContainer(item) &&
  typeof item.file === 'string' &&
  Number.isInteger(item.line) &&
  ['function', 'class', 'method'].some((name) => typeof item[name] === 'string')

function languageOfList(items: readonly unknown[]): string | null {
  const [first, second] = items
  if (isFrame(first) && isFrame(second)) return "the server's code"
  if (typeof first !== 'string' || typeof second !== 'string') return null
  return languageOf(items.filter((item) => typeof item === 'string').join('\n'))
}

/** Where a stack trace stands in a value, and of what language. */
export interface StackTrace {
  pointer: string
  language: string
}

/** The first stack trace in the strings of a value: in one string, in a list of lines, or in a list of frames. */
export function findStackTrace(value: unknown, pointer = '', depth = 0): StackTrace | null {
  if (typeof value === 'string') {
    const language = languageOf(value)
    return language === null ? null : { pointer, language }
  }
  if (!isContainer(value) || depth > MAX_DEPTH) return null
  const language = Array.isArray(value) ? languageOfList(value) : null
  if (language) return { pointer, language }
  for (const key of Object.keys(value).slice(0, MAX_MEMBERS)) {
    const found = findStackTrace(value[key], `${pointer}/${escapeSegment(key)}`, depth + 1)
    if (found) return found
  }
  return null
}
