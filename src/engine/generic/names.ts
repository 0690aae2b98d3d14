/**
 * The names that APIs give to the parts of an error, as far as they are common. Names are folded: `errorCode`,
 * `error_code`, `Error-Code` and the XML attribute `@errorCode` are one name. Lists are in order, best first.
 */
import { escapeSegment, isContainer } from '../reading/pointer'

/** More names than all APIs use in their envelopes; a bound for hostile bodies. */
const MAX_REMEMBERED = 4000

/** A function of a name, computed once for each: bodies repeat the same few names. */
export function remembered<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const value = compute(name)
    if (known.size < MAX_REMEMBERED && name.length <= 60) known.set(name, value)
    return value
  }
}

export const fold = remembered((name) => name.toLowerCase().replace(/[\s@#$._-]/g, ''))

export const words = (text: string): string[] => text.trim().split(/\s+/)

/** Names that can only mean a code. */
export const CODE_NAMES = words(`
  errorcode errcode errno errornumber errnum errorkey messagecode msgcode codemessage faultcode number
  code statuscode returncode retcode resultcode responsecode codename
`)

/** Names that mean a code in some APIs and prose, a class or a state in others: only a look at the value tells. */
export const DOUBTFUL_CODE_NAMES = words(`
  errortype errorname status error err reason type kind tag name id key exception exceptiontype typekey
  result ret rc title details detail issue errorsummary identifier slug
`)

export const MESSAGE_NAMES = words(`
  longmessage message msg errormessage errormsg errmsg errmessage errortext errtext errordescription
  errordesc errordetail errordetails statusmessage statusdescription statustext responsemessage
  responsetext resultmessage returnmessage returnmsg retmsg respmsg faultstring description desc detail
  details explanation errorsummary usermessage displaymessage title text reason string content
  shortmessage error err errors errormessages messages apierror info issue cause hint note status result
`)

export const FIELD_NAMES = words(`
  field fieldname param parameter parametername property propertyname propertypath path pointer attribute
  argument instancepath loc source target
`)

/** One member of an object. */
export interface Member {
  key: string
  pointer: string
  value: unknown
}

/** More members than any envelope has; a bound for hostile bodies. */
const MAX_MEMBERS = 100

/** An object's members by folded name; the first of two that fold alike stays. */
export function membersOf(value: unknown, pointer: string): Map<string, Member> {
  const members = new Map<string, Member>()
  if (!isContainer(value) || Array.isArray(value)) return members
  let count = 0
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue
    if (++count > MAX_MEMBERS) break
    const name = fold(key)
    if (!members.has(name)) {
      members.set(name, {
        key,
        pointer: `${pointer}/${/[~/]/.test(key) ? escapeSegment(key) : key}`,
        value: value[key],
      })
    }
  }
  return members
}

/** The members that have a rank, the lowest first; a rank below 0 is none. */
export function inOrder(members: Map<string, Member>, rankOf: (name: string) => number): [string, Member][] {
  const ranked: [string, Member, number][] = []
  for (const [name, member] of members) {
    const rank = rankOf(name)
    if (rank >= 0) ranked.push([name, member, rank])
  }
  return ranked.sort((a, b) => a[2] - b[2]).map(([name, member]) => [name, member])
}
