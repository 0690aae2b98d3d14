/** One place of a page that says something about codes or statuses: a row, a title with its text, a list item, an example. */

export interface Mention {
  /** The codes that it is about, as spelled; none where it is about a status alone. */
  codes: string[]
  /** `404`, `5xx`; empty where it ties the codes to none. */
  statuses: string[]
  title: string | null
  meaning: string | null
  resolution: string | null
  /** From 1. */
  lines: number[]
  /** 0 to 1: how sure it is that these are codes of this API. */
  confidence: number
}

/** How sure a reading is, by the kind of place. */
export const CONFIDENCE = {
  row: 0.95,
  title: 0.9,
  item: 0.85,
  enumeration: 0.8,
  example: 0.7,
  sentence: 0.6,
} as const

export const mention = (part: Partial<Mention> & Pick<Mention, 'lines' | 'confidence'>): Mention => ({
  codes: [],
  statuses: [],
  title: null,
  meaning: null,
  resolution: null,
  ...part,
})
