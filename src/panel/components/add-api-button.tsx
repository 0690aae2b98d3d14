import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Glyph } from './glyph'

/** Opens the dialog that makes a pack of documentation. In a toolbar without room for words, its picture stands alone. */
export function AddApiButton({ panel }: { panel: Panel }) {
  return (
    <button
      type="button"
      class="button add-api-button"
      aria-label={text('addApi_button')}
      data-act="add-api"
      title={text('addApi_buttonTitle')}
      onClick={() => panel.openAddApi()}
    >
      <Glyph name="plus" />
      <span>{text('addApi_button')}</span>
    </button>
  )
}
