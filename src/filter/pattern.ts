/** Does a text fit? */
export type Fits = (text: string) => boolean

/**
 * A value with `*` has to fit whole; both in lower case. Split at the stars, and each part searched from where the last one ended: no
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

/** Is the value anywhere in a text, in whatever case? Unlike `toLowerCase`, a pattern builds no text for each subject. */
export function containing(value: string): Fits {
  const wanted = new RegExp(value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
  return (text) => text.length >= value.length && wanted.test(text)
}

/** A value without `*` may stand anywhere, one with `*` has to fit whole. Case does not matter. */
export function like(value: string): Fits {
  if (!value.includes('*')) return containing(value)
  const fits = likePattern(value.toLowerCase())
  // Most texts lack its longest part, and need not be put into lower case to know it.
  const [longest = ''] = value.split('*').toSorted((a, b) => b.length - a.length)
  const mayFit = containing(longest)
  return (text) => mayFit(text) && fits(text.toLowerCase())
}

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
