import { useSignal } from '@preact/signals'
import type { TargetedMouseEvent } from 'preact'
import { copyText } from '../clipboard'
import { Glyph } from './glyph'

/** How long the button says that it worked. */
const SAID_MS = 1500

/** Copies a text as it is. `what` completes "Copy …". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const outcome = useSignal<'copied' | 'failed' | null>(null)
  const said = outcome.value

  const copy = async (event: TargetedMouseEvent<HTMLButtonElement>) => {
    outcome.value = (await copyText(text, event.currentTarget.ownerDocument)) ? 'copied' : 'failed'
    setTimeout(() => {
      outcome.value = null
    }, SAID_MS)
  }
  const words = { copied: 'Copied', failed: 'Not copied: select the text instead' }
  return (
    <>
      <button type="button" class="copy" title={`Copy ${what}`} aria-label={`Copy ${what}`} onClick={copy}>
        <Glyph name={said === 'copied' ? 'done' : 'copy'} />
      </button>
      <span class="said" aria-live="polite">
        {said === null ? '' : words[said]}
      </span>
    </>
  )
}
