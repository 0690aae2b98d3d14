/** What a description says about single operations, as statements of a pack. */

import type { Pack } from '../../engine'
import type { OperationError } from '../draft'
import { cut } from '../making/text'
import { STATUS_NAMES } from '../status-names'

type Family = NonNullable<Pack['families']>[number]

/** More would make a pack that nobody can review; the rest is told as left out. */
const MAX_OPERATION_FAMILIES = 1000

/** One family for each operation and status; classes and `default` say nothing that a status could be looked up by. */
export function operationFamilies(operations: readonly OperationError[]): Family[] {
  return operations
    .filter(({ status }) => /^\d{3}$/.test(status))
    .slice(0, MAX_OPERATION_FAMILIES)
    .map(({ method, path, name, status, meaning }) => ({
      status: [Number(status)],
      if: { operation: `${method} ${path.startsWith('/') ? path : `/${path}`}` },
      title: cut(`${name}: ${(STATUS_NAMES[Number(status)] ?? `status ${status}`).toLowerCase()}`, 80),
      meaning: cut(meaning, 400),
    }))
}
