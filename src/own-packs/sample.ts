/** Samples: made from a real row, and held against what is said of them. Pure. */
import { type Annotation, annotate, type Catalogue, type Exchange } from '../engine'
import { redactRow } from '../share/redaction/row-redaction'
import type { Sample } from './schema'
import { exchangeOf, sketchOf } from './sketch'

/** When samples happen that do not say. */
const SAMPLE_TIME_MS = Date.UTC(2026, 0, 1)

const breachesOf = ({ findings }: Annotation) =>
  findings.flatMap(({ rule }) => (rule.startsWith('contract/') ? [rule.slice('contract/'.length)] : []))

/** What is said of an exchange, as a sample expects it. */
function expectationOf(annotation: Annotation): Sample['expect'] {
  const { problems, requestId, retry } = annotation
  const breaches = breachesOf(annotation)
  return {
    code: problems[0]?.code ?? null,
    message: problems[0]?.message ?? null,
    requestId,
    verdict: retry.verdict,
    delayMs: retry.delayMs,
    problems: problems.length,
    ...(breaches.length > 0 ? { breaches } : {}),
  }
}

/** A sample of a real row, with its credentials masked, for a file that is shared. */
export function sampleOf(exchange: Exchange, annotation: Annotation): Sample {
  const row = redactRow({ exchange, annotation }, 'mask')
  return {
    pack: annotation.pack,
    exchange: sketchOf(row.exchange),
    expect: expectationOf(row.annotation ?? annotation),
  }
}

const shown = (value: unknown) => JSON.stringify(value ?? null)

/**
 * Holds a sample against what is said of it.
 * @returns what differs, in words; nothing where all is as it should be
 */
export function checkSample({ pack, exchange, expect }: Sample, catalogue: Catalogue): string[] {
  const annotation = annotate(exchangeOf(exchange, SAMPLE_TIME_MS), catalogue, SAMPLE_TIME_MS)
  if (!annotation) return ['nothing was recognised: no envelope fits, and it looks like a success']
  if (annotation.pack !== pack)
    return [`${annotation.pack} speaks instead of ${pack}: ${annotation.evidence.join('; ')}`]
  const differences: string[] = []
  const compare = (what: string, is: unknown, should: unknown) => {
    if (should !== undefined && shown(is) !== shown(should))
      differences.push(`${what} is ${shown(is)}, not ${shown(should)}`)
  }
  const [problem] = annotation.problems
  compare('the code', problem?.code, expect.code)
  compare('the message', problem?.message, expect.message)
  compare('the request id', annotation.requestId, expect.requestId)
  compare('the verdict', annotation.retry.verdict, expect.verdict)
  compare('the delay in milliseconds', annotation.retry.delayMs, expect.delayMs)
  compare('the number of problems', annotation.problems.length, expect.problems)
  compare('the list of broken rules', breachesOf(annotation), expect.breaches ?? [])
  if (expect.field !== undefined && !annotation.problems.some(({ field }) => field === expect.field))
    differences.push(`no problem names the field ${shown(expect.field)}`)
  return differences
}
