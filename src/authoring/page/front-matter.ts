/** The block at the head of many Markdown pages: YAML between two `---`, TOML between two `+++`. Only plain fields are read. */

const BLOCK = /^\uFEFF?(---|\+\+\+)[^\S\n]*\n([\s\S]*?)\n\1[^\S\n]*(?=\n|$)/
const FIELD = /^([\w-]+)\s*[:=]\s*(\S.*)$/

/** Takes it off; the lines stay, empty, so that those after it keep their numbers. */
export function takeFrontMatter(source: string): { fields: Record<string, string>; text: string } {
  const hit = BLOCK.exec(source)
  const fields: Record<string, string> = Object.create(null)
  if (!hit) return { fields, text: source }
  for (const line of (hit[2] as string).split('\n')) {
    const [, key, value] = FIELD.exec(line) ?? []
    if (key && value && !/^[|>&*{[]/.test(value)) fields[key.toLowerCase()] ??= unquoted(value.trim())
  }
  // A page may begin with a rule (`---`) and have another below.
  if (Object.keys(fields).length === 0) return { fields, text: source }
  return { fields, text: source.replace(hit[0], (head) => head.replace(/[^\n]/g, '')) }
}

const unquoted = (value: string) =>
  /^(["'])(.*)\1\s*(?:#.*)?$/.exec(value)?.[2] ?? value.replace(/\s+#.*$/, '')

const ADDRESS = /^https?:\/\/[^\s"'<>]+$/i

/** The page's own address, where a field names it in full. */
export function addressOf(fields: Record<string, string>): string | null {
  const named = ['url', 'canonical', 'canonical_url', 'canonicalurl', 'slug', 'permalink', 'source']
  return named.map((key) => fields[key]).find((value) => value && ADDRESS.test(value)) ?? null
}
