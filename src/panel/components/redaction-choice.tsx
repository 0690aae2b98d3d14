import { REDACTIONS } from '../redaction-words'
import type { Sharing } from '../stores/sharing'
import { text } from '../text'
import { Glyph } from './glyph'

/** In a menu: how much is hidden in what leaves the panel. The menu stays open, for what is to be copied next. */
export function RedactionChoice({ sharing }: { sharing: Sharing }) {
  const chosen = sharing.redaction.value
  return (
    // biome-ignore lint/a11y/useSemanticElements: items of a menu are no fields of a form
    <div role="group" aria-label={text('redaction_label')} class="menu-group">
      {REDACTIONS.map(([how, label, words]) => (
        <button
          key={how}
          type="button"
          role="menuitemradio"
          aria-checked={how === chosen}
          tabIndex={-1}
          data-redaction={how}
          title={text(words)}
          onClick={() => sharing.setRedaction(how)}
        >
          <span class="tick">{how === chosen && <Glyph name="done" />}</span>
          {text(label)}
        </button>
      ))}
    </div>
  )
}
