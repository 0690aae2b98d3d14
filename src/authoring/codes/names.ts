/** Names on a page that are no codes, however they look: members of bodies, fields, parameters. */

import type { Page } from '../page/page'
import { tokenIn } from './tokens'

const COMMON = new Set(
  `code codes message messages msg type status statuses error errors detail details title instance field fields param params parameter
  request_id requestid request-id trace_id traceid timestamp path success data meta doc_url docs_url documentation_url help_url
  error_code errorcode error_message errormessage error_description error_type error_uri error.code error.type error.message
  error.details error.status error.param error.request_id error.doc_url status_code statuscode retry_after retryafter retryable
  is_error iserror reason description name value id loc hint suggestion method url headers body version http https api sdk
  response.status response.error error.reason errors.code errors.message response.body error_details validation_errors idempotency_key
  failure_code failurecode failure_reason failure_message decline_code sub_code subcode internal_code error_id errorid errormsg error_msg
  internalmessage developermessage usermessage moreinfo innererror`.split(/\s+/),
)

const KEY = /["']([A-Za-z_][\w.-]*)["']\s*:/g

/** Is a token the name of a field on this page? */
export type IsField = (token: string) => boolean

/** Collects the members of the page's JSON examples and the first cells of its tables of fields. */
export function fieldsOf(page: Page): IsField {
  const names = new Set<string>()
  for (const block of page.blocks) {
    if (block.kind === 'code') for (const [, key] of block.text.matchAll(KEY)) names.add(key as string)
    if (
      block.kind === 'title' &&
      /^(?:Response|Param|Request)?(?:Field|Property|Param)/i.test(block.title.component ?? '')
    ) {
      const token = tokenIn(block.title.content.text)
      if (token) names.add(token)
    }
    if (
      block.kind === 'table' &&
      /^(?:fields?|param|propert|attribute|header|member|name$|campo|key$)/i.test(block.head[0]?.text ?? '')
    )
      for (const { cells } of block.rows) {
        const token = tokenIn(cells[0]?.text ?? '')
        if (token && /^(?:fields?|param|propert|attribute|header|member)/i.test(block.head[0]?.text ?? ''))
          names.add(token)
      }
  }
  return (token) => COMMON.has(token.toLowerCase()) || names.has(token)
}
