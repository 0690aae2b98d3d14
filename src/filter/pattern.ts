/** Does a text in lower case fit? */
type Fits = (text: string) => boolean

/**
 * A value with `*` has to fit whole. Split at the stars, and each part searched from where the last one ended: no
 * pattern can take more than linear time.
 */
function likePattern(pattern: string): Fits {
  const [head = '', ...rest] = pattern.split('*')
  const tail = rest.pop() ?? ''
  return (text) => {
    if (!text.startsWith(head) || text.length < head.length + tail.length) return false
    let at = head.length
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return text.endsWith(tail) && text.length - tail.length >= at
  }
}

/** A value without `*` may stand anywhere, one with `*` has to fit whole. `value` is in lower case. */
export const contains = (value: string): Fits =>
  value.includes('*') ? likePattern(value) : (text) => text.includes(value)

/** A text has to equal one of the values, or to fit one with `*`. Case does not matter. */
export function oneOf(values: readonly string[]): Fits {
  const lower = values.map((value) => value.toLowerCase())
  const exact = new Set(lower.filter((value) => !value.includes('*')))
  const patterns = lower.filter((value) => value.includes('*')).map(likePattern)
  return (text) => {
    const wanted = text.toLowerCase()
    return exact.has(wanted) || patterns.some((fits) => fits(wanted))
  }
}
