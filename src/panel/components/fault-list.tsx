import type { Fault } from '../faults'

/** Fields that the server objects to, and what it says of each. `lacking` says where it was looked for in vain. */
export function FaultList({ faults, lacking }: { faults: readonly Fault[]; lacking?: string }) {
  if (faults.length === 0) return null
  return (
    <ul class="faults">
      {faults.map(({ field, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the problems of an annotation never change their order
        <li key={index}>
          <code>{field}</code> {message} {lacking && <span class="dim">({lacking})</span>}
        </li>
      ))}
    </ul>
  )
}
