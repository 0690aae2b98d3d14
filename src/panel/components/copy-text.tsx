import { useSignal } from '@preact/signals'
import type { TargetedMouseEvent } from 'preact'
import { copyText } from '../clipboard'
import { text } from '../text'
import { Glyph } from './glyph'

/** How long the button says what came of it. */
const SAID_MS = 2000

const WORDS = { none: 'copy_none', failed: 'copy_failed' } as const

interface Props {
  /** How tests find it: `data-act`. */
  act: string
  label: string
  title: string
  /** What is said once it is copied. */
  copied?: string
  /** Writes the text when it is asked for; null when there is none. */
  write(): Promise<string | null>
}

/** Copies a text that is written only when somebody wants it. */
export function CopyText({ act, label, title, copied = text('copy_done'), write }: Props) {
  const outcome = useSignal<keyof typeof WORDS | 'copied' | null>(null)
  const said = outcome.value

  const copy = async ({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>) => {
    const page = currentTarget.ownerDocument
    try {
      const written = await write()
      outcome.value = written === null ? 'none' : (await copyText(written, page)) ? 'copied' : 'failed'
    } catch {
      outcome.value = 'failed'
    }
    setTimeout(() => {
      outcome.value = null
    }, SAID_MS)
  }
  return (
    <span class="copy-text">
      <button type="button" class="button" data-act={act} title={title} onClick={copy}>
        <Glyph name={said === 'copied' ? 'done' : 'copy'} /> {label}
      </button>
      <span class="said" aria-live="polite">
        {said === 'copied' ? copied : said && text(WORDS[said])}
      </span>
    </span>
  )
}
