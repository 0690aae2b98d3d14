/** What a person has to know before a request is sent again. Pure. */
import type { Annotation, Verdict } from '../engine'
import type { RepeatPlan } from './link'

/** A plan for a request that can be sent. */
export type SendPlan = Exclude<RepeatPlan, { refusal: string }>

/** Verdicts under which the same request fails again. */
const HOPELESS: Partial<Record<Verdict, string>> = {
  fix: 'The same request fails the same way until something is changed.',
  never: 'Repeating does not cure this error.',
}

const isCookie = (name: string) => /^cookie$/i.test(name)

/** What does not go along as it was. */
export function leftOutLines({ leftOut }: SendPlan): string[] {
  const names = leftOut.filter((name) => !isCookie(name))
  return [
    ...(names.length > 0 ? [`Left out, because a page may not set it: ${names.join(', ')}.`] : []),
    ...(leftOut.some(isCookie) ? ['Cookies go along as the browser holds them now.'] : []),
  ]
}

function safetyLines({ policy }: Annotation, { key }: SendPlan): string[] {
  if (key !== null)
    return [
      'The first try may have taken effect.',
      `The same idempotency key is sent again (${key}): an API that honours it answers with the first result.`,
    ]
  const takesKey = (policy?.keyPlaces.length ?? 0) > 0
  return [
    'The first try may have taken effect. Sending it again may do it twice.',
    `This request carries no idempotency key.${takesKey ? ' One that is added now cannot protect against the first try.' : ''}`,
  ]
}

/** The lines to read before the request is sent again; null where it may be sent without a question. */
export function questionOf(annotation: Annotation, plan: SendPlan): string[] | null {
  const { verdict, mayApplyTwice } = annotation.retry
  const hopeless = HOPELESS[verdict]
  const isSafe = plan.idempotent || !mayApplyTwice
  if (!hopeless && isSafe) return null
  return [
    ...(hopeless ? [hopeless] : []),
    ...(isSafe ? [] : safetyLines(annotation, plan)),
    ...leftOutLines(plan),
  ]
}
