/** Components that stand for a heading: `<Section as="h2">Timeouts</Section>`, `<Heading level={2}>Timeouts</Heading>`. */

const ALONE = /^\s*<([A-Z][\w.]{0,60})((?:\s[^<>]{0,300})?)>([^<>]{1,200})<\/\1>\s*$/
const LEVEL = /\s(?:as|tag|component)=\{?["'`]h([1-6])["'`]\}?|\slevel=\{?["']?([1-6])["']?\}?/
const BY_NAME = /^(?:H|Heading|Title)([1-6])$/

/** Headings in Markdown in their place; other lines, and fenced ones, stay as they are. */
export function componentHeadings(lines: readonly string[], fenced: readonly boolean[]): string[] {
  return lines.map((line, i) => {
    const [, name = '', attributes = '', text] = fenced[i] ? [] : (ALONE.exec(line.slice(0, 700)) ?? [])
    const level = BY_NAME.exec(name)?.[1] ?? LEVEL.exec(attributes)?.slice(1).find(Boolean)
    return text && level ? `${'#'.repeat(Number(level))} ${text.trim()}` : line
  })
}
