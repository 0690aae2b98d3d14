/** A body that fits a schema: made so that the same rules can read it that read real responses. */

import { escapeSegment } from '../../engine'
import { itemsOf, type Members, membersOf, resolve, textOf } from './walk'

/** Bounds for schemas in circles and for generated giants. */
const MAX_DEPTH = 6
const MAX_PROPERTIES = 40

/** What a schema says about the values at one place. */
export interface Described {
  description: string | null
  /** Every value that is allowed, where the schema lists them. */
  values: (string | number)[]
  /** What each value means, where the description's extensions say so. */
  meanings: Record<string, string>
}

export interface Instance {
  body: unknown
  /** By RFC 6901 pointer. */
  described: Map<string, Described>
}

/** A body of a schema, and what the schema says about each of its members. Of alternatives the first is taken. */
export function instanceOf(root: Members, schema: unknown): Instance {
  const described = new Map<string, Described>()

  function build(node: unknown, pointer: string, name: string, depth: number): unknown {
    const flat = flatten(root, node, depth)
    described.set(pointer, describe(flat))
    if (flat.example !== undefined && isScalar(flat.example)) return flat.example
    const properties = Object.entries(membersOf(flat.properties)).slice(0, MAX_PROPERTIES)
    if (properties.length > 0) {
      if (depth > MAX_DEPTH) return {}
      return Object.fromEntries(
        properties.map(([key, inner]) => [
          key,
          build(inner, `${pointer}/${escapeSegment(key)}`, key, depth + 1),
        ]),
      )
    }
    if (flat.items !== undefined)
      return depth > MAX_DEPTH ? [] : [build(flat.items, `${pointer}/0`, name, depth + 1)]
    if (flat.example !== undefined) return flat.example
    return scalarOf(flat, name)
  }

  return { body: build(schema, '', '', 0), described }
}

const isScalar = (value: unknown) => typeof value !== 'object' || value === null

/** A schema with its reference, its `allOf` and the first of its alternatives put together. */
function flatten(root: Members, node: unknown, depth = 0): Members {
  const schema = resolve(root, node)
  if (depth > MAX_DEPTH * 2) return {}
  const parts = [
    ...itemsOf(schema.allOf),
    ...itemsOf(schema.oneOf).slice(0, 1),
    ...itemsOf(schema.anyOf).slice(0, 1),
  ]
  const all = [...parts.map((part) => flatten(root, part, depth + 3)), schema]
  const properties = Object.assign({}, ...all.map((each) => membersOf(each.properties))) as Members
  return Object.assign({}, ...all, Object.keys(properties).length > 0 ? { properties } : {}) as Members
}

function describe(schema: Members): Described {
  const values = [...itemsOf(schema.enum), ...('const' in schema ? [schema.const] : [])].filter(
    (value): value is string | number => typeof value === 'string' || typeof value === 'number',
  )
  return { description: textOf(schema.description), values, meanings: meaningsOf(schema, values) }
}

/** `x-enum-descriptions` as a list beside `enum`, or by value (Redocly, Speakeasy, ReadMe). */
function meaningsOf(schema: Members, values: readonly (string | number)[]): Record<string, string> {
  const texts = schema['x-enumDescriptions'] ?? schema['x-enum-descriptions'] ?? schema['x-enum-descs']
  const pairs = Array.isArray(texts)
    ? values.map((value, i) => [value, texts[i]])
    : Object.entries(membersOf(texts))
  return Object.fromEntries(
    pairs.flatMap(([value, told]): [string, string][] => {
      const text = textOf(told)
      return text === null ? [] : [[String(value), text]]
    }),
  )
}

const SENTENCE = /human|readable|descri|explan|sentence|text|summary|details? (?:of|about)|message/i
const TOKEN = /machine|identifier|\bcode\b|enum|slug|constant/i

function scalarOf(schema: Members, name: string): unknown {
  const [first] = [...itemsOf(schema.enum), ...('const' in schema ? [schema.const] : [])]
  if (first !== undefined) return first
  const types = itemsOf(schema.type)
  const type = types.find((each) => each !== 'null') ?? schema.type
  if (type === 'integer' || type === 'number') return /status/i.test(name) ? 400 : 4001
  if (type === 'boolean') return false
  if (type === 'array') return []
  if (type === 'object') return {}
  if (schema.format === 'uuid' || /(?:request|trace|correlation).?id/i.test(name))
    return '7b1f8a52-93c4-4d1e-8f60-2a9c5e7d3b10'
  if (/^date/.test(String(schema.format ?? ''))) return '2026-01-01T00:00:00Z'
  const about = `${textOf(schema.description) ?? ''}`
  const isToken = /code$|type$|^type|reason|slug/i.test(name)
    ? !SENTENCE.test(about)
    : TOKEN.test(about) && !SENTENCE.test(about)
  return isToken ? 'some_code' : 'Something is wrong with it.'
}
