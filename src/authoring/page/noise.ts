/** What a Markdown page holds that no reader sees: comments, MDX's imports and exports. Fences of code are found on the way. */

export interface Quiet {
  /** As many lines as before. */
  lines: string[]
  /** For each line: does it belong to a fenced block of code (CommonMark 4.5), fences included? */
  fenced: boolean[]
}

const OPENS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?=[^`]*$)|~{3,})/
const CLOSES = /^[\s>]*(`{3,}|~{3,})\s*$/

/** MDX's own lines, as against sentences that begin with "import" or "export". */
const MODULE =
  /^(?:import\s+(?:["'{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:default|const|let|var|function|async|class|type|interface|\{|\*))/

/** An import or export over several lines ends at an empty line; more than this is no import. */
const MAX_MODULE_LINES = 200

const COMMENTS = [
  { opens: '<!--', closes: '-->' },
  { opens: '{/*', closes: '*/}' },
]

/** Takes comments, imports and exports out, but leaves fenced code as it is. */
export function withoutNoise(source: readonly string[]): Quiet {
  const lines = [...source]
  const fenced: boolean[] = new Array(lines.length).fill(false)
  const endless = new Set<string>()
  let fence: string | null = null
  for (let i = 0; i < lines.length; i += 1) {
    if (fence !== null) {
      fenced[i] = true
      if (CLOSES.exec(lines[i] as string)?.[1]?.startsWith(fence)) fence = null
      continue
    }
    takeComments(lines, i, endless)
    if (MODULE.test(lines[i] as string)) takeModule(lines, i)
    fence = OPENS.exec(lines[i] as string)?.[1] ?? null
    fenced[i] = fence !== null
  }
  return { lines, fenced }
}

/** Takes the comments that begin on a line. One that never ends is text; `endless` remembers so, to look only once. */
function takeComments(lines: string[], i: number, endless: Set<string>): void {
  for (const { opens, closes } of COMMENTS) {
    let from = 0
    while (!endless.has(opens)) {
      const at = (lines[i] as string).indexOf(opens, from)
      if (at < 0) break
      if (inCodeSpan(lines[i] as string, at)) from = at + 1
      else if (!takeComment(lines, i, at, closes)) endless.add(opens)
    }
  }
}

const inCodeSpan = (line: string, at: number) => (line.slice(0, at).match(/`+/g)?.length ?? 0) % 2 === 1

function takeComment(lines: string[], i: number, at: number, closes: string): boolean {
  for (let last = i; last < lines.length; last += 1) {
    const end = (lines[last] as string).indexOf(closes, last === i ? at + 3 : 0)
    if (end < 0) continue
    const rest = (lines[last] as string).slice(end + closes.length)
    if (last > i) lines[last] = rest
    lines[i] = (lines[i] as string).slice(0, at) + (last === i ? rest : '')
    for (let j = i + 1; j < last; j += 1) lines[j] = ''
    return true
  }
  return false
}

/** An export may hold braces over many lines: it ends where they are closed. */
function takeModule(lines: string[], i: number): void {
  let depth = 0
  for (let j = i; j < Math.min(lines.length, i + MAX_MODULE_LINES); j += 1) {
    const line = lines[j] as string
    lines[j] = ''
    depth += (line.match(/[{([]/g)?.length ?? 0) - (line.match(/[})\]]/g)?.length ?? 0)
    if (depth <= 0) return
  }
}
