/** Splits what a page says about a code into what it means and what to do about it, sentence by sentence. */

import { isImperative } from './imperatives'

export interface Split {
  meaning: string | null
  resolution: string | null
}

const ABBREVIATED = /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|max|min|no|resp|z\.B|d\.h|p\.ej|ej)\.|\b[A-Z]\.)$/i

/** Words that begin a sentence, and no name after an initial. */
const BEGINS = /^(?:Please|The|This|These|If|You|Your|It|Check|Use|See)\b/

/** Lines that were wrapped in the source as one; those that end a sentence stay apart. */
export const unwrapped = (text: string): string => text.replace(/([^.!?。！？\n])\n(?=[^\n])/g, '$1 ')

/** The sentences of a text; a full stop after "e.g" ends none. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/(?<=[.!?])\s+(?=[^a-z]|$)|(?<=[。！？])\s*|\n+/).filter((part) => part.trim())
  const out: string[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last !== undefined && ABBREVIATED.test(last) && !BEGINS.test(part))
      out[out.length - 1] = `${last} ${part}`
    else out.push(part)
  }
  return out.map((part) => part.trim())
}

const CONDITION =
  /^(?:if|when|whenever|in case|in order|for|to|after|before|once|on|until|unless|while|as|otherwise|instead|alternatively|since|by)\b/i
const CUT = /\s+[\u2014\u2013-]{1,2}\s+|\u2014|;\s+|:\s+|\s+\(|,\s+/g
const THEN = /^(?:please|then|and then|so|you (?:should|must|need to|have to))\b/i
const AFTER_COMMA =
  /^\S+(?:\s+(?:up|out|in|back|sure))?\s+(?:your|you|the|that|a|an|it|its|this|if|whether|with|again|later|our|another|us)\b/i

/** Where the first clause of a sentence begins that tells what to do: 0 for the whole; -1 for none. */
function actionAt(sentence: string): number {
  if (isImperative(sentence)) return 0
  const conditional = CONDITION.test(sentence)
  for (const hit of sentence.matchAll(CUT)) {
    const at = hit.index + hit[0].length
    const clause = sentence.slice(at)
    if (!isImperative(clause)) continue
    if (conditional) return 0
    if (hit[0].startsWith(',') && !THEN.test(clause) && !AFTER_COMMA.test(clause)) continue
    return at
  }
  return -1
}

const capital = (text: string) =>
  /^[a-z]+(?:\s|$)/.test(text) ? (text[0] as string).toUpperCase() + text.slice(1) : text
const unbracketed = (text: string) =>
  (text.match(/\(/g)?.length ?? 0) < (text.match(/\)/g)?.length ?? 0)
    ? text.replace(/\)(?=[^()]*$)/, '')
    : text
const trimmed = (text: string) => text.replace(/[\s\u2014\u2013:;,(-]+$/, '').trim()

/** A bare status, or a pointer to another page, means nothing by itself. */
const IS_POINTER = /^(?:\d{3}\.?$|(?:see|veja|véase|siehe|voir|zie)\b.{0,160}$)/i

const MAX_SENTENCES = 40

/** What it means, and what to do: "Balance too low — top up first." is both. */
export function split(text: string): Split {
  const meaning: string[] = []
  const resolution: string[] = []
  for (const sentence of sentencesOf(text).slice(0, MAX_SENTENCES)) {
    const at = actionAt(sentence)
    if (at < 0 && IS_POINTER.test(sentence)) continue
    if (at !== 0) meaning.push(at < 0 ? sentence : trimmed(sentence.slice(0, at)))
    if (at >= 0) resolution.push(capital(unbracketed(sentence.slice(at)).trim()))
  }
  return { meaning: joined(meaning), resolution: joined(resolution) }
}

/** Sentences as one text; null where there are none. */
export function joined(parts: readonly (string | null)[]): string | null {
  const said = [...new Set(parts.map((part) => part?.trim()).filter((part): part is string => !!part))]
  return said.length === 0
    ? null
    : said
        .map((part, i) => (i < said.length - 1 && !/[.!?。！？:]$/.test(part) ? `${part}.` : part))
        .join(' ')
}

/** What a text asks for without telling it: for places that promise a resolution. */
export const demandIn = (text: string): string | null =>
  joined(
    sentencesOf(text).filter((sentence) =>
      /\b(?:must|needs? to|needs? an?|has to|have to|see)\b/i.test(sentence),
    ),
  )
