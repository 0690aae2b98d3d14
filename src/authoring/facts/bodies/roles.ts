/** Which part of an error a member is, by its name and by what the page says of it. */

import { CODE_NAMES, fold, MESSAGE_NAMES } from '../../../engine'
import type { FieldNote } from './field-notes'

export type Role = 'code' | 'message' | 'requestId' | 'none'

const CODES = new Set(CODE_NAMES)
/** Names that are a message wherever they stand; those after them in the engine's list mean other things too. */
const MESSAGES = new Set(MESSAGE_NAMES.slice(0, MESSAGE_NAMES.indexOf('explanation') + 1))

const FOR_PROGRAMS =
  /machine|programmatic|program use|\berror code\b|stable (?:string|identifier|code|token|error)|branch on|switch on|identif\w+ (?:the|which|a) (?:specific |exact )?(?:error|failure|problem)|maschinenlesbar|legible por m[aá]quina|leg[ií]vel por m[aá]quina|c[oó]digo (?:de|do) err|code d.erreur|fehlercode|foutcode|错误码|錯誤碼|エラーコード/i
const FOR_PEOPLE =
  /human|readable (?:description|message|explanation|text)|error message|description of|explanation|what went wrong|mensa[jg]em?|mensaje|meldung|message d.erreur|foutmelding|人类可读|可读|错误信息|錯誤訊息|メッセージ/i
const OF_HTTP = /\bhttp\b.{0,20}(?:status|code)|status code|same as (?:the )?http|mirrors/i
const OF_REQUEST =
  /request.?id|trace.?id|correlation|(?:quote|include|provide|give|reference).{0,60}support|support.{0,40}reference/i

const REQUEST_NAME =
  /^(?:x|error|err|server|api)?(?:request|req|trace|correlation|debug)(?:id|uuid|guid|identifier)$/
export const isRequestIdName = (name: string): boolean => REQUEST_NAME.test(fold(name))
export const isCodeName = (name: string): boolean => CODES.has(fold(name))
export const isMessageName = (name: string): boolean => MESSAGES.has(fold(name))

/** What a page's own words make of a member; null where they say nothing that matters here. */
export function saidRole({ path, text }: FieldNote): Role | null {
  const name = path.at(-1) ?? ''
  if (isRequestIdName(name)) return 'requestId'
  if (FOR_PROGRAMS.test(text) && !/\b(?:array|object)\b/i.test(text)) return 'code'
  if (OF_HTTP.test(text)) return 'none'
  if (FOR_PEOPLE.test(text)) return 'message'
  return OF_REQUEST.test(text) && /id$|reference/i.test(name) ? 'requestId' : null
}
