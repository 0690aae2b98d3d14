/** The address of a request and the parameters in it, decoded, beside the text that was sent. Pure. */

export interface Parameter {
  name: string
  value: string
  /** `name=value` as it was sent. */
  raw: string
}

/** A name or value as a form encodes it; as it is where it is no valid encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The pairs of a query, without its `?`, or of a form (WHATWG URL §5.1). */
export function parametersOf(text: string): Parameter[] {
  return text
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const at = raw.indexOf('=')
      const [name, value] = at < 0 ? [raw, ''] : [raw.slice(0, at), raw.slice(at + 1)]
      return { name: decode(name), value: decode(value), raw }
    })
}

/** Does the text say something that its decoded parts do not show? */
export const isEncoded = ({ name, value, raw }: Parameter): boolean =>
  raw !== `${name}=${value}` && raw !== `${name}${value}`

const FORM = /^application\/x-www-form-urlencoded\b/i

/** The parameters of a body; null when it is no form. */
export const formOf = (contentType: string | null, body: string): Parameter[] | null =>
  contentType !== null && FORM.test(contentType.trim()) && !/[\r\n]/.test(body) ? parametersOf(body) : null
