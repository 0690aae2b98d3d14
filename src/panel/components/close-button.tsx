import { text } from '../text'
import { Glyph } from './glyph'

interface Props {
  act: string
  /** What is closed, for screen readers; plainly "Close" where it stands in what it closes. */
  label?: string
  onClose(): void
}

/** The cross that closes a dialog or dismisses a line. */
export const CloseButton = ({ act, label = text('common_close'), onClose }: Props) => (
  <button
    type="button"
    class="icon-button"
    title={text('common_close')}
    aria-label={label}
    data-act={act}
    onClick={onClose}
  >
    <Glyph name="close" />
  </button>
)
