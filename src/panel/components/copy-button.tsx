import { useSignal } from '@preact/signals'
import type { TargetedMouseEvent } from 'preact'
import { copyText } from '../clipboard'
import { text } from '../text'
import { Glyph } from './glyph'

const WORDS = { copied: 'copy_done', failed: 'copy_failedSelect' } as const

/** How long the button says that it worked. */
const SAID_MS = 1500

/** Copies a content as it is. */
export function CopyButton({ content, title }: { content: string; title: string }) {
  const outcome = useSignal<'copied' | 'failed' | null>(null)
  const said = outcome.value

  const copy = async (event: TargetedMouseEvent<HTMLButtonElement>) => {
    outcome.value = (await copyText(content, event.currentTarget.ownerDocument)) ? 'copied' : 'failed'
    setTimeout(() => {
      outcome.value = null
    }, SAID_MS)
  }
  return (
    <>
      <button type="button" class="copy" title={title} aria-label={title} onClick={copy}>
        <Glyph name={said === 'copied' ? 'done' : 'copy'} />
      </button>
      <span class="said" aria-live="polite">
        {said && text(WORDS[said])}
      </span>
    </>
  )
}
