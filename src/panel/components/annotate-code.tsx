import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Annotation, Exchange } from '../../engine'
import type { Said } from '../../own-packs/annotate-code'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Later } from './own-packs-later'

const load = async () => (await import('./annotate-code-form')).AnnotateCodeForm

interface Props {
  exchange: Exchange
  annotation: Annotation
  rowId: number
  panel: Panel
}

/** What the team knows of a code: opens two fields below the buttons of the card. */
export function AnnotateCode({ exchange, annotation, rowId, panel: { ownPacks } }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  /** What was typed and not saved: to close the fields loses nothing. */
  const draft = useSignal<Said | null>(null)
  /** What came of it; true until own packs change again. */
  const said = useSignal<{ words: string; of: unknown } | null>(null)
  const isOpen = ownPacks.annotating.value === rowId
  const wasOpen = useRef(false)
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  useEffect(() => ownPacks.read(), [ownPacks])
  useEffect(() => () => ownPacks.annotate(null), [ownPacks])
  if (!annotation.problems[0]?.code) return null
  const { meaning, resolution } = ownPacks.says(annotation)
  const close = (words: string | null) => {
    said.value = words === null ? null : { words, of: ownPacks.stored.value }
    ownPacks.annotate(null)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        data-act="annotate"
        title={text('annotate_title')}
        aria-expanded={isOpen}
        onClick={() => {
          said.value = null
          ownPacks.annotate(isOpen ? null : rowId)
        }}
      >
        {text(meaning || resolution ? 'annotate_edit' : 'annotate_button')}
      </button>
      {isOpen && <Later load={load} props={{ exchange, annotation, ownPacks, draft, onClose: close }} />}
      <p class="outcome" role="status" data-act="annotated">
        {said.value?.of === ownPacks.stored.value && said.value?.words}
      </p>
    </>
  )
}
