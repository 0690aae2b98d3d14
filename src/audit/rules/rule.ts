import type { Finding } from '../../engine'
import type { Host } from '../host'
import type { Sequence } from '../sequence'

/** Looks at one sequence of tries, among all that was sent to its host; null when there is nothing to say. */
export type Rule = (sequence: Sequence, host: Host) => Finding | null
