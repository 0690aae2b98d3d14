/** What the server objects to in a request, by the place where it says that it stands. Pure. */
import type { Annotation, FieldPlace } from '../engine'
import { fieldPointer } from './field-pointer'

export interface Fault {
  /** The name that the server gave it. */
  field: string
  /** What is wrong with it. */
  message: string | null
}

/** The fields of one place at which the errors of an annotation point. */
export function faultsIn(annotation: Annotation | null, place: FieldPlace): Fault[] {
  return (annotation?.problems ?? []).flatMap(({ field, fieldIn, message, title, code }) =>
    field !== null && fieldIn === place ? [{ field, message: message ?? title ?? code }] : [],
  )
}

/** A fault with the pointer to the member of the body that it names; null when no such member was sent. */
export type Placed = Fault & { pointer: string | null }

/** Looks the faults up in a body. */
export function placeIn(body: string, faults: readonly Fault[]): Placed[] {
  if (faults.length === 0) return []
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    value = undefined
  }
  return faults.map((fault) => ({ ...fault, pointer: fieldPointer(fault.field, value) }))
}

/** The fault that names this parameter or header exactly. */
export const faultOf = (faults: readonly Fault[], name: string): Fault | null =>
  faults.find(({ field }) => field === name) ?? null
