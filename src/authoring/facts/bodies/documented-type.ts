/** Bodies with a class and a finer code: which of the two does the page document? */

import { fold, type Places } from '../../../engine'
import type { Page } from '../../page/page'

const isPlaceholder = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value !== 'object' &&
    /^(?:(?:some|your)?(?:error)?code|string|errorcodehere)$/.test(fold(String(value))))

const heads = (page: Page) =>
  page.blocks.flatMap((block) => (block.kind === 'table' ? block.head.map(({ text }) => fold(text)) : []))

function valueAt(body: unknown, pointer: string): unknown {
  let value = body
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/**
 * Where a page lists the values of `type` in a table and those of `code` nowhere, the type is what programs can compare:
 * its example then has only a placeholder as the code.
 */
export function documentedType(page: Page, body: unknown, places: Places): Places {
  if (!places.code || !/\/code$/.test(places.code) || !isPlaceholder(valueAt(body, places.code)))
    return places
  const type = places.code.replace(/code$/, 'type')
  const names = heads(page)
  const listsTypes = names.some((name) => /^(?:error)?type$/.test(name))
  const listsCodes = names.some((name) => /^(?:(?:error)?code|errorcodes)$/.test(name))
  return listsTypes && !listsCodes && typeof valueAt(body, type) === 'string'
    ? { ...places, code: type }
    : places
}
