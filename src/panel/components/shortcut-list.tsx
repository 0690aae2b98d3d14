import { SHORTCUTS } from '../shortcuts'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Dialog } from './dialog'

/** How keys are written on the keyboard, where that is not their name. */
const CAPS: Record<string, string> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
}

/** All keys, as the table of shortcuts has them. */
export function ShortcutList({ panel }: { panel: Panel }) {
  return (
    <Dialog id="shortcuts" title={text('panel_shortcuts')} isText onClose={() => panel.openDialog(null)}>
      {SHORTCUTS.map(({ place, shortcuts }) => (
        <section key={place} class="shortcuts">
          <h3>{text(place)}</h3>
          <dl>
            {shortcuts.map(({ keys, words }) => (
              <div key={words}>
                <dt>
                  {keys.map((key) => (
                    <Keys key={key} chord={key} />
                  ))}
                </dt>
                <dd>{text(words)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

const Keys = ({ chord }: { chord: string }) => (
  <span class="chord">
    {chord.split('+').map((key) => (
      <kbd key={key}>{CAPS[key] ?? key}</kbd>
    ))}
  </span>
)
