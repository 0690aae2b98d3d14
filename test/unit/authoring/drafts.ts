/** Drafts for tests, told in a few words. */
import type {
  Draft,
  DraftCode,
  DraftEnvelope,
  DraftStatus,
  Found,
  Said,
  SaidRetry,
} from '../../../src/authoring/draft'

export const found = <T>(value: T, confidence = 0.9): Found<T> => ({ value, lines: [1], confidence })

interface Words {
  title?: string
  meaning?: string
  resolution?: string
  retry?: SaidRetry
}

const said = ({ title, meaning, resolution, retry }: Words): Said => ({
  title: title === undefined ? null : found(title),
  meaning: meaning === undefined ? null : found(meaning),
  resolution: resolution === undefined ? null : found(resolution),
  retry: retry === undefined ? null : found(retry),
})

export const code = (name: string, status: number | null = null, words: Words = {}): DraftCode => ({
  code: name,
  status: status === null ? null : found(status),
  ...said(words),
  lines: [1],
  confidence: 0.9,
})

export const status = (name: string, words: Words = {}): DraftStatus => ({
  status: name,
  ...said(words),
  lines: [1],
})

export const shape = (places: Partial<DraftEnvelope>): DraftEnvelope => ({
  code: null,
  message: null,
  requestId: null,
  field: null,
  lines: [1],
  confidence: 0.9,
  ...places,
})

/** A body that the page shows. */
export const example = (body: unknown, of: number | null = null) => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  status: of,
  line: 1,
})

export const draft = (parts: Partial<Draft> = {}): Draft => ({
  name: null,
  hosts: [],
  url: null,
  codes: [],
  statuses: [],
  envelopes: [],
  examples: [],
  requestIdHeader: null,
  idempotencyHeader: null,
  rateLimits: [],
  leftovers: [],
  ...parts,
})

export const ask = { id: null, hosts: [] as string[], today: '2026-11-22' }
