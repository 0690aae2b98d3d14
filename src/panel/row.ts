/** What the list and the card read from a row. Pure. */
import type { Annotation, Exchange, Id, Problem } from '../engine'
import type { Row } from '../session/session'
import { text } from './text'
import { FAILURE_LABELS, FAILURE_WORDS } from './words'

/** The error as a whole: the first problem of the annotation. */
export const headProblem = (annotation: Annotation | null): Problem | null => annotation?.problems[0] ?? null

/** What the status column says: never the bare status where the page did not get the response. */
export function statusWord({ failure, response }: Exchange): string {
  if (failure) return text(FAILURE_LABELS[failure.kind])
  return response.status === 0 ? '–' : String(response.status)
}

/** For colouring a status: what kind of trouble it stands for. */
export function statusKind({ failure, response }: Exchange): 'broken' | 'server' | 'client' | 'fine' {
  if (failure) return 'broken'
  if (response.status >= 500) return 'server'
  return response.status >= 400 ? 'client' : 'fine'
}

/** One line that says what happened. */
export function summaryOf({ exchange, annotation }: Row): string {
  if (annotation) return annotation.summary
  return exchange.failure ? FAILURE_WORDS[exchange.failure.kind] : ''
}

/** Every identifier once, the request id first. */
export function idsOf({ requestId, ids }: Annotation): Id[] {
  const others = ids.filter((id) => id.value !== requestId)
  const own = ids.find((id) => id.value === requestId)
  return requestId === null
    ? others
    : [{ label: own?.label ?? text('ids_requestId'), value: requestId }, ...others]
}

/** The problems that deserve a line of their own: those with a field, and all after the first. */
export function listedProblems({ problems }: Annotation): Problem[] {
  return problems.filter((problem, index) => problem.field !== null || index > 0)
}
