/** What reStructuredText marks otherwise than Markdown: roles, links, and titles underlined with what Markdown fences code with. */

/** `.. code-block:: json`, `.. _errors:` at the beginning of a line. */
const DIRECTIVE = /^[ \t]*\.\. (?:[a-z][\w:-]*::|_[^:\n]{1,80}:[ \t]*$)/m
const TARGET = /^[ \t]*\.\. _[^:\n]{1,80}:[ \t]*$/gm
const ROLE = /:([a-z][\w:-]{0,30}):`([^`<\n]{1,200}?)(?:\s*<[^>`\n]{0,300}>)?`/gi
const LINK = /(?<!`)`([^`<\n]{1,200}?)\s*<[^>`\n]{1,500}>`__?/g
/** Roles whose text is code. */
const OF_CODE = /^(?:code|literal|http:\w+|py:\w+|js:\w+|c:\w+|envvar|option|samp|kbd)$/i

/** A title's underline is as long as the title. */
const UNDERLINED = /^([^\s`~].{0,120})\n(`{4,}|~{4,})[ \t]*$/gm

/** Is a text written in reStructuredText? */
export const isRest = (source: string): boolean => DIRECTIVE.test(source)

/** Roles and links as plain text; what a role calls code stays marked. */
export const withoutRoles = (source: string): string =>
  source
    .replace(TARGET, '')
    .replace(ROLE, (_, role: string, text: string) => (OF_CODE.test(role) ? `\`${text}\`` : text))
    .replace(LINK, (_, text: string) => text)

/** The same lines as Markdown has them. */
export const asMarkdown = (source: string): string =>
  withoutRoles(
    fenced(
      source.replace(UNDERLINED, (all, title: string, line: string) =>
        line.length >= title.trimEnd().length ? `${title}\n${'-'.repeat(line.length)}` : all,
      ),
    ),
  )

/** `.. code-block:: json`, or `::` on a line of its own: what is indented below is code. */
const OPENS = /^( {0,3})(?:\.\. (?:code-block|sourcecode|code)::[ \t]*([\w+-]*)|::)[ \t]*$/
const OPTION = /^\s+:[\w-]+:/
const indentOf = (line: string) => line.length - line.trimStart().length

/** Blocks of code in fences; these take the line of the directive and the empty one after the block. */
function fenced(source: string): string {
  const lines = source.split('\n')
  for (let i = 0; i < lines.length; i += 1) {
    const hit = OPENS.exec(lines[i] as string)
    if (!hit) continue
    const [, indent = '', lang = ''] = hit
    let last = i
    let at = i + 1
    for (; at < lines.length; at += 1) {
      const line = lines[at] as string
      if (line.trim() === '') continue
      if (indentOf(line) <= indent.length) break
      if (last === i && OPTION.test(line)) lines[at] = ''
      else last = at
    }
    if (last === i || (lines[last + 1] ?? '').trim() !== '') continue
    lines[i] = `${indent}~~~${lang === 'none' ? '' : lang}`
    if (last + 1 < lines.length) lines[last + 1] = `${indent}~~~`
    i = last + 1
  }
  return lines.join('\n')
}
