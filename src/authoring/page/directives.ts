/** Callouts that are no tags: `:::warning`, `!!! note "Title"`, `=== "Tab"`, `> [!NOTE]`. */

export interface Directive {
  name: string
  title: string | null
  /** What shows how far it reaches. */
  within: 'colons' | 'indent' | 'quote' | 'end'
  /** For `indent`: the least indentation of what it holds. */
  indent: number
  /** What of the line remains to be read. */
  rest: string
}

/** Docusaurus and VitePress: `:::tip Title`, `:::tip[Title]`, `:::tabs`. */
const COLONS = /^\s*:{3,}\s*([A-Za-z][\w-]*)\s*(?:\[([^\]]*)\]|\{[^}]*\}|([^{[]*))\s*$/
/** Material for MkDocs: the text below is indented by four. */
const INDENTED = /^(\s*)(?:!!!|\?\?\?\+?)\s+([A-Za-z][\w-]*)[^"]*(?:"([^"]*)")?\s*$/
const TAB = /^(\s*)===[!+]?\s+"([^"]*)"\s*$/
/** As code forges write them: a quotation whose first line names its kind. */
const QUOTE = /^(\s*>\s*)\[!([A-Za-z]+)\][+-]?\s*(.*)$/

/** The directive that a line opens or ends. */
export function readDirective(line: string): Directive | null {
  if (/^\s*:{3,}\s*$/.test(line)) return directive('', null, 'end')
  const colons = COLONS.exec(line)
  if (colons) return directive(colons[1] as string, colons[2] ?? colons[3] ?? null, 'colons')
  const tab = TAB.exec(line)
  if (tab) return { ...directive('Tab', tab[2] ?? null, 'indent'), indent: (tab[1] as string).length + 2 }
  const indented = INDENTED.exec(line)
  if (indented) {
    const [, spaces, name, title] = indented
    return { ...directive(name as string, title ?? null, 'indent'), indent: (spaces as string).length + 2 }
  }
  const quote = QUOTE.exec(line)
  return quote && { ...directive(quote[2] as string, null, 'quote'), rest: `${quote[1]}${quote[3]}` }
}

const directive = (name: string, title: string | null, within: Directive['within']): Directive => ({
  name,
  title: title?.trim() || null,
  within,
  indent: 0,
  rest: '',
})
