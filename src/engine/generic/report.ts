/**
 * What an object says about whether a call succeeded, and whether it is a report on a call at all or a thing with a
 * life of its own: a job that failed, a message that bounced, a check that found errors.
 */

import { isContainer } from '../reading/pointer'
import { isErrorWord } from './error-names'
import { CODE_NAMES, fold, MESSAGE_NAMES, type Member, membersOf, remembered, words } from './names'

/** An XML element with attributes keeps its text in "#text". */
const plain = (value: unknown): unknown =>
  isContainer(value) && !Array.isArray(value) && Object.hasOwn(value, '#text') ? value['#text'] : value

/** The text of a scalar, or of the first of a list of texts, trimmed; '' for anything else. */
export function scalar(value: unknown): string {
  const it = plain(Array.isArray(value) && typeof value[0] === 'string' ? value[0] : value)
  return typeof it === 'string' || typeof it === 'number' || typeof it === 'boolean' ? String(it).trim() : ''
}

/** Something other than null and empty texts, lists and objects. */
const isPresent = (value: unknown): boolean => {
  const it = plain(value)
  if (!isContainer(it)) return scalar(it) !== ''
  for (const key in it) if (!key.startsWith('@') || !/^@(?:type|nil|xmlns|xsi)/.test(key)) return true
  return false
}
/** Something other than that, false and zero. */
export const isFilled = (value: unknown): boolean =>
  isPresent(value) && !['0', 'false'].includes(scalar(value))

/** What a report on a call holds beside the outcome: it means neither success nor failure. */
const BESIDE = new Set(
  words(`
  status stat ok success succeeded ack outcome type severity severitycode category jsonrpc version
  apiversion build requestid xrequestid traceid correlationid logid responseid reqid debugid requestuuid
  timestamp time ts datetime servertime servedby server runtime duration elapsed took executiontime
  timereal timeuser timesys command requestedcommand method request requestparams params path instance
  help docs helpurl docurl docref documentation documentationurl moreinfo link links termsofuse charset
  locale lang language trace stack stacktrace retryable retryafter shouldretry istransient field param
  httpstatus httpcode httpstatuscode subcode fbtraceid extensions locations codename context location
  statuscode serverrequestid clientrequestid meta date responsedate responsetime requesttime currenttime
  debug suggestion solution recommend hostid messagetype messageversion
  `),
)

/** Of these, the names that no rule looks at alone. */
const MUTE = new Set(
  words('type path time version link links method timestamp meta location date params request'),
)

const SPEAKING = new Set([...CODE_NAMES, ...MESSAGE_NAMES, 'exception'])

/** What a call brings back when it succeeds. */
const RESULTS = new Set(words(`data result results items records rows payload response answer`))

/** Members that report on the call beside its result, or around it. */
const FRAMES = new Set(
  words(`
  response result answer reply meta metadata header head status responsestatus info json body envelope rsp resp res
  return xml root
  `),
)
export const isFrame = remembered((name) => FRAMES.has(name) || /(?:response|result|reply)$/.test(name))

/** When something began, changed or ended: the mark of a thing with a life of its own. */
const isLifeDate = (key: string, name: string) =>
  /[a-z](?:_at|At|_on|On|_time|Time|_date|Date)$/.test(key) ||
  /^(?:date|time)?(?:created|updated|modified|started|finished|ended|completed|sent|submitted)/.test(name)
const IDENTITIES = new Set(['id', 'uuid', 'guid', 'sid', 'self', 'slug', 'object', 'objectid', 'etag', 'key'])

/** What an object says, in the terms that the rules of hidden-error.ts are written in. */
export interface Report {
  members: Map<string, Member>
  /** Has it an id of its own, or dates? */
  hasId: boolean
  hasDates: boolean
  /** Names of members that hold results, and of those that no report on a call has. */
  results: string[]
  strangers: string[]
  /** Is there any member that may speak of the outcome? */
  speaks: boolean
  /** Is there any object inside that may? */
  hasFrames: boolean
}

/** What the name of a member alone tells. */
interface Kind {
  isIdentity: boolean
  isDate: boolean
  isResult: boolean
  isStranger: boolean
  isSpeaking: boolean
  isFrame: boolean
}

const kindOf = remembered((key): Kind => {
  const name = fold(key)
  const isIdentity = IDENTITIES.has(name)
  const isResult = RESULTS.has(name)
  const isKnown = BESIDE.has(name) || SPEAKING.has(name) || isErrorWord(name)
  return {
    isIdentity,
    isResult,
    isDate: !BESIDE.has(name) && isLifeDate(key, name),
    isFrame: isFrame(name),
    isSpeaking: isKnown && !MUTE.has(name),
    isStranger: !isKnown && !isIdentity && !isResult && !/^@(?:xmlns|xsi)/.test(key),
  }
})

/**
 * Reads an object as a report; null for a list, a scalar, and an object with more than `maxStrangers` of its own,
 * which, whatever it is, is no report on a call. Most bodies are seen through here, so it stops early.
 */
export function reportOf(value: unknown, pointer: string, maxStrangers = 4): Report | null {
  if (!isContainer(value) || Array.isArray(value)) return null
  let members: Map<string, Member> | null = null
  const report = {
    hasId: false,
    hasDates: false,
    results: [] as string[],
    strangers: [] as string[],
    speaks: false,
    hasFrames: false,
    get members() {
      members ??= membersOf(value, pointer)
      return members
    },
  }
  // JSON-RPC numbers its calls: that id is not the id of a thing.
  const isRpc = Object.hasOwn(value, 'jsonrpc') || (Object.hasOwn(value, 'result') && !isFilled(value.result))
  for (const key in value) {
    const inside = value[key]
    if (inside === null || !isPresent(inside)) continue
    const kind = kindOf(key)
    if (kind.isStranger && report.strangers.push(fold(key)) > maxStrangers) return null
    // `{"object": "error", …}` is no object of its own.
    if (kind.isIdentity && !isRpc && isFilled(inside) && scalar(inside) !== 'error') report.hasId = true
    if (kind.isDate) report.hasDates = true
    if (kind.isResult && isContainer(inside)) report.results.push(fold(key))
    if (kind.isSpeaking || kind.isResult) report.speaks = true
    if (kind.isFrame && isContainer(inside)) report.hasFrames = true
  }
  return report
}
