/** Envelopes for pages that show no error body: the places where APIs usually put things, held to what the page lists. */

import type { Matcher, Pack, Place } from '../../engine'
import type { Draft } from '../draft'
import type { CodeForm, ValueTest } from './code-form'
import { cut } from './text'

type Envelope = Pack['envelopes'][number]

/** What an envelope is called, by how its code is told. */
export const nameOf = (pointer: string, test: ValueTest): string => {
  const what = test.like
    ? `like ${test.like}`
    : test.distinctive
      ? 'of its own'
      : test.in
        ? 'listed'
        : 'of any kind'
  return cut(`${pointer}: a code ${what}`, 60)
}

export const isText = (pointer: string): Matcher => ({ pointer, type: 'string' })

/** Where APIs usually put a code, and what they then call the message; for pages that show no body. */
const USUAL: { code: string; messages: string[]; isSure: boolean }[] = [
  {
    code: '/error/code',
    messages: ['/error/message', '/message', '/error/detail', '/error/description'],
    isSure: true,
  },
  {
    code: '/code',
    messages: ['/message', '/detail', '/description', '/error/message', '/error', '/msg'],
    isSure: true,
  },
  {
    code: '/error_code',
    messages: ['/error_message', '/message', '/error_description', '/error'],
    isSure: true,
  },
  { code: '/errorCode', messages: ['/errorMessage', '/message', '/error'], isSure: true },
  { code: '/errors/*/code', messages: ['/errors/*/message', '/errors/*/detail', '/message'], isSure: true },
  { code: '/error/type', messages: ['/error/message', '/message'], isSure: false },
  { code: '/error/status', messages: ['/error/message', '/message'], isSure: false },
  { code: '/type', messages: ['/message', '/detail', '/title'], isSure: false },
  { code: '/status', messages: ['/message', '/error'], isSure: false },
  { code: '/error', messages: ['/error_description', '/message', '/detail'], isSure: false },
]

const lastName = (pointer: string) => pointer.slice(pointer.lastIndexOf('/'))

/**
 * Envelopes at the usual places, each held to the codes of the page: no other code is taken for this API's. A page that
 * tells what the code is called leaves open only what it stands in.
 */
export function fromUsual({ envelopes }: Draft, { own, listed, any }: CodeForm): Envelope[] {
  const isNarrow = any !== null && (any.like !== undefined || /_snake$/i.test(any.type ?? ''))
  const names = new Set(envelopes.flatMap(({ code }) => (code === null ? [] : [lastName(code)])))
  const places = USUAL.filter(({ code }) => names.size === 0 || names.has(lastName(code)))
  return places.flatMap(({ code, messages, isSure }) => {
    const loose = isSure && isNarrow ? any : listed
    return [...own, ...(loose ? [loose] : [])].map((test) => ({
      name: nameOf(code, test),
      // A value that only points to the API needs company.
      all: [{ pointer: code, ...test }, ...(test.distinctive ? [isText(messages[0] as string)] : [])],
      extract: { code: [code], message: [...messages] },
    }))
  })
}

const MESSAGES: Place[] = [
  '/error/message',
  '/message',
  '/error_description',
  '/detail',
  '/error',
  '/errors/*/message',
  '/title',
]

/** For a page that explains only statuses: any JSON from the API's host is then explained by its status. */
export const ANY_JSON: Envelope = {
  name: 'any JSON',
  all: [{ contentType: '*json*' }],
  extract: { message: MESSAGES },
}
