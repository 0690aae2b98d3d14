/** What keeps an API from being saved, by the field in which it stands. */
import { hostIn } from '../authoring/making/hosts'
import { isId } from '../authoring/making/identity'
import { hostList, type Identity } from './draft-edit'
import { text } from './text'

/** RFC 6901 §3. */
const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/

const pointerFault = (pointer: string) =>
  pointer.trim() === '' || POINTER.test(pointer.trim()) ? undefined : text('addApi_notPointer')

/** An address, or none at all. */
const isPage = (url: string) =>
  url.trim() === '' || (/^https?:\/\/[^\s/]/i.test(url.trim()) && URL.canParse(url.trim()))

/** One line for each field that cannot stay as it is. */
export function faultsOf(identity: Identity): Partial<Record<keyof Identity, string>> {
  const stray = hostList(identity.hosts).find((host) => hostIn(host) === null)
  const faults = {
    name: identity.name.trim() === '' ? text('addApi_noName') : undefined,
    id: isId(identity.id) ? undefined : text('addApi_notId'),
    hosts: stray === undefined ? undefined : text('addApi_notHost', stray),
    url: isPage(identity.url) ? undefined : text('addApi_notUrl'),
    code: pointerFault(identity.code),
    message: pointerFault(identity.message),
    requestId: pointerFault(identity.requestId),
  }
  return Object.fromEntries(Object.entries(faults).filter(([, words]) => words !== undefined))
}
