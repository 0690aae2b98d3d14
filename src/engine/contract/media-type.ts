/** Media types compared as RFC 9110 §8.3.1 says: names without regard to case, parameters in any order. */

interface MediaType {
  name: string
  parameters: Map<string, string>
}

function parse(text: string): MediaType {
  const [name = '', ...rest] = text.toLowerCase().split(';')
  const pairs = rest.map((parameter) => {
    const [key = '', value = ''] = parameter.split('=', 2)
    return [key.trim(), value.trim().replace(/^"(.*)"$/, '$1')] as const
  })
  return { name: name.trim(), parameters: new Map(pairs) }
}

/** Is it the wanted type, with every parameter that the wanted one names? */
export function hasMediaType(text: string, wanted: string): boolean {
  const seen = parse(text)
  const { name, parameters } = parse(wanted)
  return seen.name === name && [...parameters].every(([key, value]) => seen.parameters.get(key) === value)
}
