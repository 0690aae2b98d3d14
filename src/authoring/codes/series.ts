/** Labels that stand side by side, titles of one level or items of one list, judged together: are they codes, statuses, or neither? */

import type { Cell } from './cells'
import type { Topic } from './context'
import type { IsField } from './names'
import { isPhrase } from './statuses'
import { isMadeUp, isSectionName, saysError, shapeOf } from './tokens'

/** What a label of a series turned out to name. */
export interface Named {
  codes: string[]
  statuses: string[]
  words: string
}

/** What tells whether a series is one of codes. */
export interface Surroundings {
  topic: Topic
  isField: IsField
  /** Labels that stand alike elsewhere on the page: what they say counts too. */
  kin?: readonly Cell[]
  /** Does the text below a label state a status first of all? */
  hasStatusBelow?: (i: number) => boolean
}

/** `CardError`; `throwOnError` is an option. */
const CLASS = /^[A-Z]\w*(?:Error|Exception|Fault)$/

const isSecret = (token: string) =>
  /(?:^|_)(?:KEY|TOKEN|SECRET|URL|HOST|PORT|ENV)$/.test(token) && !saysError(token)

/** Could this be a code, seen by itself? */
function isPlausible(token: string, cell: Cell, { topic, isField }: Surroundings): boolean {
  const among = topic === 'errors'
  if (isField(token) || isSecret(token) || isSectionName(token)) return false
  const shape = shapeOf(token)
  if (shape === 'number')
    return among && (cell.marked || token.length > 3 || /^(?:errno|(?:error )?code)\b/i.test(cell.text))
  if (shape === 'snake')
    return among || (saysError(token) && (cell.statuses.length > 0 || (topic === 'unknown' && cell.marked)))
  if (shape === 'camel') return among && (CLASS.test(token) || (saysError(token) && !/^on[A-Z]/.test(token)))
  if (shape === 'upper' || shape === 'mixed')
    return among && (saysError(token) || cell.marked || shape === 'mixed')
  if (shape === 'kebab' || shape === 'dotted')
    return among && (saysError(token) || cell.marked) && !/[./:]/.test(token[0] ?? '')
  return false
}

/** Single words are codes only beside others that are made up: `conflict` beside `not_found`. */
const isWord = (token: string) => /^(?:word|upper|capital)$/.test(shapeOf(token))

/** The share of a series that says so at least. */
const MIN_ERRORS = 0.3

/** What each label names; null for one that is neither. */
export function judge(cells: readonly Cell[], around: Surroundings): (Named | null)[] {
  const tokensOf = (cell: Cell) => cell.codes.filter((code) => !cell.statuses.includes(code))
  const plausible = cells.map((cell) => {
    const tokens = tokensOf(cell)
    const [number, name] = tokens
    // "-1001 DISCONNECTED": beside its number any name will do.
    const isPair =
      tokens.length === 2 && shapeOf(number as string) === 'number' && shapeOf(name as string) === 'upper'
    const judged = isPair ? [number as string] : tokens
    return judged.length > 0 && judged.every((token) => isPlausible(token, cell, around))
  })
  // Endpoints and fields are named alike: some of a series of codes say that something went wrong.
  const bare = cells.flatMap((cell, i) => (plausible[i] && cell.statuses.length === 0 ? tokensOf(cell) : []))
  const saying = (tokens: readonly string[]) => tokens.filter(saysError).length >= tokens.length * MIN_ERRORS
  const marked = cells.every((cell) => cell.marked) ? (around.kin ?? []).filter((cell) => cell.marked) : []
  const quiet = !saying(bare) && !(marked.length > cells.length && saying(marked.flatMap(tokensOf)))
  const withStatus = cells.filter((cell) => cell.statuses.length > 0)
  // "403 – FORBIDDEN" beside "500 – Internal Server Error" names statuses.
  const phrases = withStatus.some(
    (cell) =>
      /\s/.test(cell.words) || (isPhrase(cell.codes[0] ?? '') && /^[A-Z][a-z]/.test(cell.codes[0] ?? '')),
  )
  const madeUp = cells.some(
    (cell, i) =>
      around.topic === 'errors' &&
      plausible[i] &&
      tokensOf(cell).some((token) => isMadeUp(token) && saysError(token)),
  )
  return cells.map((cell, i) => {
    const tokens = tokensOf(cell)
    const phrase = cell.statuses.length > 0 && phrases && !cell.marked && tokens.every(isPhrase)
    const isQuiet =
      quiet && cell.statuses.length === 0 && !tokens.every((token) => /^[A-Z\d_-]+$/.test(token))
    const beside =
      madeUp && tokens.length > 0 && tokens.every((token) => isWord(token) && !around.isField(token))
    const worth =
      beside &&
      (cell.marked ||
        (!/^[A-Z][a-z]/.test(tokens[0] ?? '') && (cell.statuses.length > 0 || around.hasStatusBelow?.(i))))
    if (tokens.length > 0 && !phrase && !isQuiet && (plausible[i] || worth))
      return { codes: tokens, statuses: cell.statuses, words: cell.words }
    if (cell.statuses.length > 0)
      return { codes: [], statuses: cell.statuses, words: cell.words || tokens.join(' ') }
    return null
  })
}
