/** Definition lists of PHP Markdown Extra: a term, and below it ": what it means". They become list items with a bold term. */

const MEANING = /^\s{0,3}:\s+(\S.*)$/
const NO_TERM = /^\s*(?:[#>|<:]|[-*+]\s|\d+[.)]\s|$)/

/** Rewrites the lines in place; none is added. */
export function markDefinitions(lines: string[], fenced: readonly boolean[]): void {
  for (let i = 1; i < lines.length; i += 1) {
    const meaning = fenced[i] ? undefined : MEANING.exec(lines[i] as string)?.[1]
    if (!meaning) continue
    const above = (lines[i - 1] as string).trim() === '' ? i - 2 : i - 1
    const term = lines[above]
    if (term === undefined || fenced[above]) continue
    if (/^- \*\*|^ {2}\S/.test(term)) lines[i] = `  ${meaning}`
    else if (!NO_TERM.test(term) && term.length <= 120) {
      lines[above] = `- **${term.trim().replace(/^\*\*(.*)\*\*$/, '$1')}**:`
      lines[i] = `  ${meaning}`
    }
  }
}
