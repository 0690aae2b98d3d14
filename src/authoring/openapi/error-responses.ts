/** The error responses of a description, each with the operation that it belongs to. */

import type { Description } from './description'
import { at, itemsOf, type Members, membersOf, resolve, textOf } from './walk'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** An error that an operation documents. */
export interface ErrorResponse {
  operation: Operation
  /** `404`, or a class: `5xx`; `default` stands for every other status. */
  status: string
  description: string | null
  /** A JSON body's schema, not resolved. */
  schema: unknown
  /** Example bodies; a name or a summary says what each shows. */
  examples: { label: string | null; body: unknown }[]
  headers: { name: string; description: string | null }[]
}

export interface Operation {
  method: string
  /** With the base path of the server: `/v1/orders/{id}`. */
  path: string
  /** What the operation does, in the description's words. */
  name: string
}

/** Told while a long description is read: how many of its paths are done. */
export type Progress = (done: number, of: number) => void

/** Reads the error responses of every operation, in the description's order. */
export function* errorResponses(
  { root, version }: Description,
  progress?: Progress,
): Generator<ErrorResponse> {
  const paths = Object.entries(membersOf(root.paths))
  const base = basePath(root, version)
  for (const [i, [path, item]] of paths.entries()) {
    progress?.(i, paths.length)
    const operations = resolve(root, item)
    for (const method of METHODS) {
      const raw = membersOf(at(operations, method))
      const operation = { method: method.toUpperCase(), path: base + path, name: nameOf(raw, method, path) }
      for (const [status, response] of Object.entries(membersOf(raw.responses))) {
        if (!/^(?:[45]\d\d|[45]xx|default)$/i.test(status)) continue
        yield readResponse(root, version, operation, status.toLowerCase(), resolve(root, response))
      }
    }
  }
  progress?.(paths.length, paths.length)
}

const nameOf = (raw: Members, method: string, path: string) =>
  textOf(raw.summary) ?? textOf(raw.operationId) ?? `${method.toUpperCase()} ${path}`

function basePath(root: Members, version: 2 | 3): string {
  const path = version === 2 ? textOf(root.basePath) : pathOf(textOf(at(itemsOf(root.servers)[0], 'url')))
  return (path ?? '').replace(/\/+$/, '')
}

/** `https://{region}.example.com/v1` → `/v1`; a server may be only a path. */
const pathOf = (url: string | null) => url?.replace(/^(?:https?:)?\/\/[^/]*/, '') ?? null

function readResponse(
  root: Members,
  version: 2 | 3,
  operation: Operation,
  status: string,
  response: Members,
): ErrorResponse {
  const media = version === 2 ? swaggerMedia(response) : jsonMedia(membersOf(response.content))
  return {
    operation,
    status,
    description: textOf(response.description),
    schema: media.schema,
    examples: [...examplesOf(root, media)],
    headers: Object.entries(membersOf(response.headers)).map(([name, header]) => ({
      name,
      description: textOf(resolve(root, header).description),
    })),
  }
}

const isJson = (type: string) => /\bjson\b/i.test(type)

function jsonMedia(content: Members): Members {
  const types = Object.keys(content)
  return membersOf(content[types.find(isJson) ?? types[0] ?? ''])
}

/** Swagger 2 has the schema in the response, and examples by media type. */
function swaggerMedia(response: Members): Members {
  const examples = membersOf(response.examples)
  const type = Object.keys(examples).find(isJson)
  return { schema: response.schema, ...(type ? { example: examples[type] } : {}) }
}

function* examplesOf(root: Members, media: Members): Generator<ErrorResponse['examples'][number]> {
  if (media.example !== undefined) yield { label: null, body: bodyOf(media.example) }
  for (const [name, example] of Object.entries(membersOf(media.examples))) {
    const { summary, description, value } = resolve(root, example)
    if (value !== undefined) {
      yield { label: textOf(summary) ?? textOf(description) ?? name, body: bodyOf(value) }
    }
  }
}

/** Some descriptions give the body as a text of JSON. */
function bodyOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
