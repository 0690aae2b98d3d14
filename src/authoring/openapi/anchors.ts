/**
 * What a YAML document would be without its anchors. Aliases (YAML 1.2 §7.1) stand for what was said elsewhere, so that
 * thirty lines can stand for a billion values; and an anchor may hold itself, which no JSON can.
 */

/** How many characters of text and values a parsed document stands for, shared parts counted each time; Infinity for one that holds itself. */
export function unfoldedSize(document: unknown): number {
  const known = new Map<object, number>()
  const sizeOf = (value: unknown): number => {
    if (typeof value === 'string') return value.length + 1
    if (typeof value !== 'object' || value === null) return 1
    const size = known.get(value)
    if (size !== undefined) return size
    // Until it is known: whoever meets it again meets it within itself.
    known.set(value, Number.POSITIVE_INFINITY)
    let sum = 1
    for (const [name, inner] of Object.entries(value)) sum += name.length + sizeOf(inner)
    known.set(value, sum)
    return sum
  }
  return sizeOf(document)
}
