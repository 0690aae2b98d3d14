import { readCodes } from '../../../../src/authoring/codes/read-codes'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readPage } from '../../../../src/authoring/page/read-page'

export const FENCE = '```'

/** What is read of a page about errors. */
export function read(source: string) {
  const page = readPage(`# Errors\n\n${source}`)
  return readCodes(page, readEnvelopes(page))
}

/** `card_expired 402`: the codes of a page, each with its status where it has one. */
export const codesOf = (source: string) =>
  read(source).codes.map(({ code, status }) => (status ? `${code} ${status.value}` : code))
