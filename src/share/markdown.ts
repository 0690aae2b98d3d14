/** Markdown that stays text whatever stands in it: values go into code, labels are escaped. CommonMark 0.31. */

/** Control characters and line breaks, which end a line of Markdown, and direction marks, which disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const BREAKS = /[\x00-\x1F\x7F\u0085\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g

const oneLine = (text: string) => text.replace(BREAKS, ' ').trim()

const longestRun = (text: string) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))

/** A value as a code span (§6.1): fenced by more backticks than it holds, with spaces where it begins or ends with one. */
export function codeSpan(text: string): string {
  const line = oneLine(text)
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return fence + pad + line + pad + fence
}

/** A text as a fenced code block (§4.5), with a fence that nothing in the text can close. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n${fence}`
}

/** A text as prose on one line: nothing in it is read as markup. */
export const prose = (text: string) =>
  oneLine(text)
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g, '\\_')
    .replace(/^(?=[#+=-])|^(\d{1,9})(?=[.)])/, '$1\\')
