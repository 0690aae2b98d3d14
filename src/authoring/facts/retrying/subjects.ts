/** The codes and statuses that a text speaks of. */

import { isFailure, isStatus } from '../../codes/statuses'
import type { Rich } from '../../page/page'

export interface Named {
  kind: 'code' | 'status'
  /** A code as spelled, `429`, or a class: `5xx`. */
  name: string
}

export interface Subject extends Named {
  /** Where in the text it stands. */
  at: number
}

/** A word that a code could be: letters, digits and what joins them. */
const WORD = /[\p{L}\d_][\p{L}\d_.:/-]{0,98}[\p{L}\d_]|-?\d{1,12}/gu
const STATUS =
  /(?:(?<![\w.#$/-])|(?<=\bstatus-))([45])(\d\d|xx)\b(\+|[-–]level| and (?:above|up|higher))?(?!\s?(?:ms|s\b|sec|min|req|char|item|byte|[kmg]b|%|px|day|word))/gi
const RANGE = /\b([45])00\s?(?:[-–]|to|through|bis|a)\s?\d99\b|(?:>=?|≥)\s?(5)00\b/gi
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [
    /(?:>=?|≥)\s?500\b|\b500s\b|\bserver[- ](?:side )?errors?\b|\bserverfehler\b|errores? del? servidor|服务器错误/i,
    '5xx',
  ],
  [/\bclient[- ](?:side )?errors?\b|\b400s\b|errores? del? cliente|客户端错误/i, '4xx'],
]
/** "Other than `408` and `429`": what is said of the rest is not said of these. */
const EXCEPTED =
  /\b(?:other than|except(?:ing|ion of)?(?: for)?|excluding|apart from|aside from|besides|excepto|salvo|exceto|sauf|außer)\s*(?:[\s,/&`'"]|and\b|or\b|an?\b|the\b|HTTP\b|status\b|codes?\b|errors?\b|[45](?:\d\d|xx)\b|[A-Za-z\d]+(?:_[A-Za-z\d]+)+\b)*$/

/** "Transient 5xx" are not all of them. */
const SOME = /\b(?:transient|some|certain|most|selected)\s\W?$/i
/** So far before a subject "except" is looked for. */
const MAX_EXCEPTED = 80
const LIMITED = /\brate[- ]?limit(?:ed|ing|s)?\b|\bthrottl(?:ed|ing)\b|\btoo many requests\b|限流/i

function statusesIn(text: string): Subject[] {
  const found: Subject[] = []
  for (const hit of text.matchAll(RANGE))
    found.push({ kind: 'status', name: `${hit[1] ?? hit[2]}xx`, at: hit.index })
  for (const hit of text.replace(RANGE, (range) => ' '.repeat(range.length)).matchAll(STATUS)) {
    const name = `${hit[1]}${(hit[2] as string).toLowerCase()}`
    if (hit[3]) found.push({ kind: 'status', name: `${hit[1]}xx`, at: hit.index })
    else if (isStatus(name) || isFailure(name)) found.push({ kind: 'status', name, at: hit.index })
  }
  if (found.length > 0) return found
  return CLASSES.flatMap(([pattern, name]) => {
    const at = text.search(pattern)
    return at < 0 ? [] : [{ kind: 'status' as const, name, at }]
  })
}

/** Codes as whole words; a number is a code only where the page set it as one. */
function codesIn(text: string, known: ReadonlySet<string>, marked: ReadonlySet<string>): Subject[] {
  const found: Subject[] = []
  for (const hit of text.matchAll(WORD)) {
    const name = hit[0].replace(/\u2212/g, '-')
    const isWord = /^[a-z]+$/i.test(name)
    if (
      known.has(name) &&
      (marked.has(name) ||
        !(isWord || /^-?\d+$/.test(name)) ||
        /^[A-Z]{4,}$/.test(name) ||
        (!isWord && /\b(?:errno|error code)\s$/i.test(text.slice(Math.max(0, hit.index - 11), hit.index))))
    ) {
      found.push({ kind: 'code', name, at: hit.index })
    }
  }
  return found
}

/** Every subject of a text, in order. In "`502 UPSTREAM_DOWN`" the status only belongs to the code. */
export function subjectsIn(text: string, known: ReadonlySet<string>, marked: ReadonlySet<string>): Subject[] {
  const codes = codesIn(text, known, marked)
  const names = new Set(codes.map(({ name }) => name))
  const statuses = statusesIn(text).filter(
    ({ name, at }) =>
      !names.has(name) &&
      !SOME.test(text.slice(Math.max(0, at - 12), at)) &&
      // A rate limit by any code is one: what is said of it holds for the status.
      (name === '429' || !codes.some((code) => code.at - at >= 3 && code.at - at <= 5)),
  )
  const all = [...codes, ...statuses].sort((a, b) => a.at - b.at)
  return all.filter(({ at }) => !EXCEPTED.test(text.slice(Math.max(0, at - MAX_EXCEPTED), at)))
}

/** Does a text speak of rate limits without their status? */
export const isAboutLimits = (text: string): boolean => LIMITED.test(text)

/** What a text sets as code or in bold, whole and in its words; a text that is nothing else counts as well. */
export const markedIn = ({ text, marks }: Rich): ReadonlySet<string> =>
  new Set([
    text,
    ...marks
      .filter(({ kind }) => kind !== 'link')
      .flatMap((mark) => [mark.text, ...mark.text.split(/[\s,/|]+/)]),
  ])

export const subjectsOf = (content: Rich, known: ReadonlySet<string>): Subject[] =>
  subjectsIn(content.text, known, markedIn(content))
