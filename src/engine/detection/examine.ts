/** Detect → extract: is this exchange an error, whose envelope is it, and what stands in it? */
import type { Alternative } from '../annotation'
import type { Exchange } from '../exchange'
import { hiddenError } from '../generic/hidden-error'
import { showsSigns } from '../generic/shows-signs'
import { readUnknown } from '../generic/unknown-envelope'
import type { Envelope, Pack } from '../pack'
import { type Extracted, extract } from '../reading/extract'
import { type Reading, readingOf } from '../reading/reading'
import { mayHoldEnvelope } from './candidates'
import type { Catalogue } from './compile'
import { type Detected, detect } from './detect'
import { edgesOf } from './quick-look'

/** What was read, from which pack's envelope, and why. */
export interface Examined {
  reading: Reading
  pack: Pack
  extracted: Extracted
  evidence: string[]
  alternatives: Alternative[]
}

const BODY_WORDS = {
  json: 'the body is JSON of a shape that no pack knows',
  ndjson: 'the body is lines of JSON of a shape that no pack knows',
  event: 'the body is a stream of events of a shape that no pack knows',
  'error event': 'the body is a stream of events of a shape that no pack knows',
  form: 'the body is form-encoded, of a shape that no pack knows',
  html: 'the body is an HTML page, not an API envelope',
  xml: 'the body is XML of a shape that no pack knows',
  text: 'the body is plain text',
  binary: 'the body is binary',
  empty: 'the body is empty',
  missing: 'the body could not be read',
} as const

/** A page or a line of text has no members to point into: what it says is read as of any other. */
function readEnvelope(reading: Reading, { extract: reads }: Envelope): Extracted {
  const extracted = extract(reading, reads)
  const [head] = extracted.problems
  const isMute = extracted.problems.length <= 1 && !head?.message && reading.body.value === undefined
  if (!isMute) return extracted
  const [read] = readUnknown(reading).problems
  return {
    problems: [{ code: null, field: null, fieldIn: null, ...head, message: read?.message ?? null }],
    read: [],
  }
}

/** Decides whether there is an error at all, and reads it: by a pack's envelope, or by structure. */
function find(
  reading: Reading,
  detected: Detected,
  catalogue: Catalogue,
): Pick<Examined, 'pack' | 'extracted' | 'evidence'> | null {
  const { response, failure } = reading.exchange
  if (detected.detection) {
    const { pack, envelope, evidence } = detected.detection
    const where = reading.body.kind === 'error event' ? ['an event of the stream is an error'] : []
    return { pack, extracted: readEnvelope(reading, envelope), evidence: [...evidence, ...where] }
  }
  const isSuccess = response.status < 400 && failure === null
  // 304 brings the cached body along: whatever it says was said when it was first fetched.
  const inSuccess = isSuccess && response.status !== 304 ? hiddenError(reading.body) : null
  if (isSuccess && inSuccess === null) return null
  const evidence = [
    inSuccess ?? (response.status ? `status ${response.status}` : 'no response'),
    BODY_WORDS[reading.body.kind],
  ]
  return { pack: catalogue.fallback, extracted: readUnknown(reading), evidence }
}

/** Does a glance tell that this is a success, and what it says it is? */
function isHealthy(exchange: Exchange, catalogue: Catalogue): boolean {
  if (exchange.failure !== null || exchange.response.status >= 400) return false
  const edges = edgesOf(exchange.response.body)
  return edges !== null && !showsSigns(edges, catalogue.signs) && !mayHoldEnvelope(catalogue, exchange, edges)
}

/**
 * Examines one exchange. What it finds needs no explanations, so those of the pack it names can be loaded afterwards.
 * @returns null when the exchange is not an error
 */
export function examine(exchange: Exchange, catalogue: Catalogue): Examined | null {
  if (isHealthy(exchange, catalogue)) return null
  const reading = readingOf(exchange)
  const detected = detect(reading, catalogue)
  const found = find(reading, detected, catalogue)
  if (!found) return null
  const { pack, extracted, evidence } = found
  return { reading, pack, extracted, evidence, alternatives: detected.alternatives }
}
