/** API description → draft: codes, statuses, shapes and operations, from what the description says about its errors. */

import type { Draft, DraftCode, DraftStatus, Found } from '../draft'
import { grouped } from '../grouped'
import type { Description } from './description'
import { type ErrorResponse, errorResponses, type Progress } from './error-responses'
import { plain, sayings } from './sayings'
import { Shapes, type StatedCode } from './shapes'
import { at, itemsOf, membersOf, resolve, textOf } from './walk'

/** Values of a description have no line: the parser does not keep them. */
const found = <T>(value: T, confidence = 0.9): Found<T> => ({ value, lines: [], confidence })

/** Reads the errors of an API description. @param progress told of paths done, for long ones */
export function readOpenApi(description: Description, progress?: Progress): Draft {
  const { root } = description
  const shapes = new Shapes(description)
  const responses: ErrorResponse[] = []
  for (const response of errorResponses(description, progress)) {
    shapes.add(response)
    responses.push(response)
  }
  const { byStatus, byOperation } = sayings(responses)
  const info = membersOf(root.info)
  return {
    name: textOf(info.title),
    hosts: hostsOf(description).map((host) => found(host)),
    url: textOf(at(root.externalDocs, 'url')),
    codes: codesOf(shapes.codes),
    statuses: statusesOf(responses, byStatus),
    envelopes: shapes.envelopes(),
    examples: examplesOf(responses),
    requestIdHeader: requestIdHeader(responses),
    idempotencyHeader: idempotencyHeader(description),
    rateLimits: [],
    operations: byOperation,
    leftovers: [],
  }
}

/** `https://{region}.example.com/v1` with the region's default; Swagger 2 has the host by itself. */
function hostsOf({ root, version }: Description): string[] {
  if (version === 2)
    return textOf(root.host) ? [hostIn(`https://${root.host}`)].flatMap((host) => host ?? []) : []
  const hosts = itemsOf(root.servers).flatMap((server) => {
    const variables = membersOf(at(server, 'variables'))
    const url = textOf(at(server, 'url'))?.replace(/\{([\w-]+)\}/g, (_, name: string) =>
      String(at(variables[name], 'default') ?? '*'),
    )
    return (url && hostIn(url)) ?? []
  })
  return [...new Set(hosts)]
}

const hostIn = (url: string): string | null => /^https?:\/\/([\w.*-]+)/i.exec(url)?.[1]?.toLowerCase() ?? null

/** One entry a code; its status where every response that shows it has the same. */
function codesOf(stated: readonly StatedCode[]): DraftCode[] {
  return [...grouped(stated, ({ code }) => code)].map(([code, all]) => {
    const shown = all.filter((each) => each.shown)
    const statuses = new Set((shown.length > 0 ? shown : all).map(({ status }) => status))
    const [status] = statuses
    const meaning = all.find((each) => each.meaning !== null && each.meaning !== code)?.meaning ?? null
    return {
      code,
      status: statuses.size === 1 && /^\d+$/.test(status ?? '') ? found(Number(status)) : null,
      title: null,
      meaning: meaning === null ? null : found(plain(meaning), 0.8),
      resolution: null,
      retry: null,
      lines: [],
      confidence: shown.length > 0 ? 0.9 : 0.85,
    }
  })
}

/** A documented Retry-After says that the request may come again. */
function statusesOf(responses: readonly ErrorResponse[], said: ReadonlyMap<string, string>): DraftStatus[] {
  const statuses = [...new Set(responses.map(({ status }) => status))]
    .filter((status) => status !== 'default')
    .sort()
  return statuses.map((status) => {
    const meaning = said.get(status)
    const waits = responses.some(
      (each) => each.status === status && each.headers.some(({ name }) => /^retry-after$/i.test(name)),
    )
    return {
      status,
      title: null,
      meaning: meaning === undefined ? null : found(meaning, 0.8),
      resolution: null,
      retry: waits ? found('yes' as const, 0.8) : null,
      lines: [],
    }
  })
}

const MAX_EXAMPLES = 50

const examplesOf = (responses: readonly ErrorResponse[]): Draft['examples'] =>
  responses
    .flatMap(({ status, examples }) =>
      examples.map(({ body }) => ({
        body: JSON.stringify(body, null, 2) ?? '',
        status: Number(status) || null,
        line: 0,
      })),
    )
    .slice(0, MAX_EXAMPLES)

function requestIdHeader(responses: readonly ErrorResponse[]): Found<string> | null {
  const name = responses
    .flatMap(({ headers }) => headers)
    .find((header) => /(?:request|req|trace|correlation)-?id$/i.test(header.name))?.name
  return name ? found(name) : null
}

function idempotencyHeader({ root }: Description): Found<string> | null {
  for (const item of Object.values(membersOf(root.paths))) {
    const operations = Object.values(resolve(root, item)).map(membersOf)
    for (const parameter of operations.flatMap((each) => itemsOf(each.parameters))) {
      const { in: where, name } = resolve(root, parameter)
      if (where === 'header' && typeof name === 'string' && /idempoten/i.test(name)) return found(name)
    }
  }
  return null
}
