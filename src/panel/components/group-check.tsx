import type { Panel } from '../stores/panel'
import { text } from '../text'

/** Whether repeats of the same error fold into one line. */
export function GroupCheck({ panel: { list } }: { panel: Panel }) {
  return (
    <label class="check" title={text('toolbar_groupTitle')}>
      <input
        id="group-repeats"
        type="checkbox"
        checked={list.grouping.value}
        onChange={(event) => list.setGrouping(event.currentTarget.checked)}
      />
      {text('toolbar_group')}
    </label>
  )
}
