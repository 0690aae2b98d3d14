/** Finds the member of a request body that an error names, in any of the ways in which APIs write such names. Pure. */

/** `a.b`, `a[0].b`, `a['b']`: one step of a path. */
const STEP = /(?:^|\.)([^.[\]]+)|\[(\d+)\]|\[(?:'([^']*)'|"([^"]*)")\]/y

/** What some frameworks put in front of a path to say that it is one into the body. */
const BODY_WORDS = new Set(['body', 'request', 'requestBody', 'payload'])

/** RFC 6901, plain or as the fragment of an address (§6). */
function pointerSteps(field: string): string[] | null {
  const isFragment = field.startsWith('#/')
  if (!isFragment && !field.startsWith('/')) return null
  try {
    const pointer = isFragment ? decodeURIComponent(field.slice(1)) : field
    return pointer
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  } catch {
    return null
  }
}

/** The steps of a dotted or bracketed path, with or without JSONPath's `$` in front; null for what is none. */
function pathSteps(field: string): string[] | null {
  const path = field.replace(/^\$(?:\.|(?=\[))/, '')
  const steps: string[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < path.length) {
    const step = STEP.exec(path)
    if (!step) return null
    steps.push(step[1] ?? step[2] ?? step[3] ?? step[4] ?? '')
  }
  return steps.length > 0 ? steps : null
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The pointer to where the steps lead; null where one of them is not in the body. */
function pointerTo(steps: readonly string[], body: unknown): string | null {
  let value = body
  for (const step of steps) {
    if (!isContainer(value) || !Object.hasOwn(value, step)) return null
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(step)) return null
    value = value[step]
  }
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * The RFC 6901 pointer to the member that a field names: by its own name, a path, a JSONPath or a pointer.
 * @param body the request body, parsed
 * @returns null when no such member was sent, or when the name leads to more than one
 */
export function fieldPointer(field: string, body: unknown): string | null {
  const path = pathSteps(field)
  const inBody = path && path.length > 1 && BODY_WORDS.has(path[0] as string) ? path.slice(1) : null
  const found = [[field], pointerSteps(field), path].flatMap(
    (steps) => (steps && pointerTo(steps, body)) ?? [],
  )
  const [first, ...others] = new Set(found)
  if (first !== undefined) return others.length === 0 ? first : null
  return inBody && pointerTo(inBody, body)
}
