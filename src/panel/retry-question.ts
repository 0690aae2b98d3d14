/** What a person has to know before a request is sent again. Pure. */
import type { Annotation, Verdict } from '../engine'
import type { RepeatPlan } from './link'
import { type Key, text } from './text'

/** A plan for a request that can be sent. */
export type SendPlan = Exclude<RepeatPlan, { refusal: string }>

/** Verdicts under which the same request fails again. */
const HOPELESS: Partial<Record<Verdict, Key>> = {
  fix: 'retry_fix',
  never: 'retry_never',
}

const isCookie = (name: string) => /^cookie$/i.test(name)

/** What does not go along as it was. */
export function leftOutLines({ leftOut }: SendPlan): string[] {
  const names = leftOut.filter((name) => !isCookie(name))
  return [
    ...(names.length > 0 ? [text('retry_leftOut', names.join(text('common_comma')))] : []),
    ...(leftOut.some(isCookie) ? [text('retry_cookies')] : []),
  ]
}

function safetyLines({ policy }: Annotation, { key }: SendPlan): string[] {
  if (key !== null) return [text('retry_mayHaveApplied'), text('retry_sameKey', key)]
  const takesKey = (policy?.keyPlaces.length ?? 0) > 0
  return [text('retry_mayApplyTwice'), text(takesKey ? 'retry_noKeyYet' : 'retry_noKey')]
}

/** The lines to read before the request is sent again; null where it may be sent without a question. */
export function questionOf(annotation: Annotation, plan: SendPlan): string[] | null {
  const { verdict, mayApplyTwice } = annotation.retry
  const hopeless = HOPELESS[verdict]
  const isSafe = plan.idempotent || !mayApplyTwice
  if (!hopeless && isSafe) return null
  return [
    ...(hopeless ? [text(hopeless)] : []),
    ...(isSafe ? [] : safetyLines(annotation, plan)),
    ...leftOutLines(plan),
  ]
}
