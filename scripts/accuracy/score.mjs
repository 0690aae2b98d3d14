/** What of a corpus was annotated rightly. */
import { createHash } from 'node:crypto'

/** @typedef {import('../corpus.mjs').CorpusRecord} CorpusRecord */
/** @typedef {import('../corpus.mjs').Label} Label */
/** @typedef {ReturnType<typeof import('../../src/cli/document').toDocument>['annotations'][number]} Annotated */
/** @typedef {Map<string, { right: number, n: number }>} Tally */

/** @param {string} text */
const sha = (text) => createHash('sha1').update(text.trim()).digest('hex').slice(0, 16)

/** @param {string | null | undefined} text */
const shaOrNull = (text) => (text == null ? null : sha(text))

/** @param {Label} label @param {string | null} code */
const isCode = (label, code) =>
  code === null
    ? label.code === null || label.code_optional === true
    : code === label.code || (label.codes_ok ?? []).map(String).includes(code)

/** Messages are compared by their hash, because a corpus may keep the texts themselves apart. @param {Label} label @param {string | null} message */
function isMessage(label, message) {
  const isHashed = label.message_sha1 !== undefined
  const main = isHashed ? (label.message_sha1 ?? null) : shaOrNull(label.message)
  const others = isHashed ? (label.messages_ok_sha1 ?? []) : (label.messages_ok ?? []).map(sha)
  const got = shaOrNull(message)
  return got === main || (got !== null && others.includes(got))
}

/** `azure` and `azure-openai` agree. @param {string} a @param {string} b */
const isSameVendor = (a, b) => a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)

/** What a verdict answers to the label's question; `unknown` is no answer. @type {Record<string, 'yes' | 'no'>} */
const REPEAT = { now: 'yes', after: 'yes', backoff: 'yes', 'with-key': 'yes', fix: 'no', never: 'no' }

/** @param {CorpusRecord} record */
function detectionMetric({ label, response }) {
  if (label.structured !== 'yes') return 'detected, no structured body'
  return response.status < 400 ? 'detected, error inside a 2xx/3xx' : 'detected'
}

/**
 * How an annotation of a structured error answers each question that its label can decide.
 * @param {Label} label
 * @param {Annotated} annotated
 * @returns {[metric: string, isRight: boolean][]}
 */
function answersOf(label, annotated) {
  const [problem] = annotated.problems
  /** @type {[string, boolean][]} */
  const answers = [
    ['code', isCode(label, problem?.code ?? null)],
    ['message', isMessage(label, problem?.message ?? null)],
  ]
  const ids = [label.request_id, label.request_id_header?.value].filter(Boolean)
  if (ids.length > 0) answers.push(['request id', ids.includes(annotated.requestId)])
  if (!label.vendor_by) {
    const isClaim = annotated.specificity === 'vendor'
    if (isClaim) answers.push(['vendor claims that are right', isSameVendor(annotated.pack, label.vendor)])
    answers.push(['errors with a vendor claim', isClaim])
  }
  if (label.retry !== 'maybe') {
    const answer = REPEAT[annotated.retry.verdict]
    answers.push(['retry verdict given', answer !== undefined])
    if (answer) answers.push(['retry verdict right', answer === label.retry])
  }
  return answers
}

/** Of fixtures only the body is real, so nothing that rests on headers or the host is counted. */
const OF_FIXTURES = new Set(['code', 'message'])

/**
 * @param {CorpusRecord[]} records
 * @param {Map<number, Annotated>} annotated by the record's index
 * @returns {Tally} by metric
 */
export function score(records, annotated) {
  /** @type {Tally} */
  const tally = new Map()
  /** @param {string} metric @param {boolean} isRight */
  const count = (metric, isRight) => {
    const { right, n } = tally.get(metric) ?? { right: 0, n: 0 }
    tally.set(metric, { right: right + (isRight ? 1 : 0), n: n + 1 })
  }
  for (const [i, record] of records.entries()) {
    const found = annotated.get(i)
    if (record.kind === 'success') {
      count('silent on success', !found)
      continue
    }
    const isRecorded = record.provenance === 'recorded'
    const group = isRecorded ? '' : ' (fixtures)'
    count(detectionMetric(record) + group, found !== undefined)
    if (!found || record.label.structured !== 'yes') continue
    for (const [metric, isRight] of answersOf(record.label, found)) {
      if (isRecorded || OF_FIXTURES.has(metric)) count(metric + group, isRight)
    }
  }
  return tally
}
