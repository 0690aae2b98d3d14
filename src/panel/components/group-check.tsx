import type { Panel } from '../stores/panel'

/** Whether repeats of the same error fold into one line. */
export function GroupCheck({ panel: { list } }: { panel: Panel }) {
  return (
    <label class="check" title="Repeats of the same vendor, code and route become one line">
      <input
        id="group-repeats"
        type="checkbox"
        checked={list.grouping.value}
        onChange={(event) => list.setGrouping(event.currentTarget.checked)}
      />
      Group repeats
    </label>
  )
}
