import { type Signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Annotation, Exchange } from '../../engine'
import type { Said } from '../../own-packs/annotate-code'
import type { OwnPacks } from '../stores/own-packs'
import type { CodeNote } from '../stores/own-packs-annotate'
import { parts, text } from '../text'

interface Props {
  exchange: Exchange
  annotation: Annotation
  ownPacks: OwnPacks
  /** What was typed before, and not saved. */
  draft: Signal<Said | null>
  /** @param words what came of it; null where nothing was changed */
  onClose(words: string | null): void
}

/** The fields, or why there are none. */
export function AnnotateCodeForm({ exchange, annotation, ownPacks, draft, onClose }: Props) {
  const found = useSignal<CodeNote | { refusal: string } | null>(null)
  useEffect(() => {
    ownPacks.codeNote(exchange, annotation).then(
      (note) => {
        found.value = note
      },
      () => {
        found.value = { refusal: text('health_updated') }
      },
    )
  }, [exchange, annotation, ownPacks, found])
  const note = found.value
  if (note === null) return null
  if ('refusal' in note)
    return (
      <div class="question annotate" data-act="annotate-refusal">
        <p role="alert">{note.refusal}</p>
        <p class="answers-to">
          <button type="button" class="button" onClick={() => onClose(null)}>
            {text('common_close')}
          </button>
        </p>
      </div>
    )
  return <Fields note={note} draft={draft} onClose={onClose} />
}

function Fields({ note, draft, onClose }: Pick<Props, 'draft' | 'onClose'> & { note: CodeNote }) {
  const first = useRef<HTMLTextAreaElement>(null)
  const problem = useSignal<string | null>(null)
  useLayoutEffect(() => first.current?.focus(), [])
  const { subject, said } = note
  const now = draft.value ?? said
  const save = async (next: Said) => {
    problem.value = await note.save(next)
    if (problem.value !== null) return
    draft.value = null
    const isEmpty = !next.meaning.trim() && !next.resolution.trim()
    onClose(text(isEmpty ? 'annotate_takenBack' : 'annotate_saved'))
  }
  const type = (part: Partial<Said>) => {
    draft.value = { ...now, ...part }
  }
  return (
    <form
      class="question annotate"
      data-act="annotate-form"
      aria-labelledby="annotate-heading"
      onSubmit={(event) => {
        event.preventDefault()
        void save(now)
      }}
    >
      <h4 id="annotate-heading">
        {parts<ComponentChildren>('annotate_heading', <code>{subject.code}</code>)}
      </h4>
      <label for="annotate-meaning">{text('annotate_meaning')}</label>
      <textarea
        ref={first}
        id="annotate-meaning"
        rows={2}
        maxLength={note.most}
        value={now.meaning}
        onInput={({ currentTarget }) => type({ meaning: currentTarget.value })}
      />
      <label for="annotate-resolution">{text('annotate_resolution')}</label>
      <textarea
        id="annotate-resolution"
        rows={2}
        maxLength={note.most}
        value={now.resolution}
        onInput={({ currentTarget }) => type({ resolution: currentTarget.value })}
      />
      <p class="dim">{text('annotate_words', subject.packName)}</p>
      <p role="alert" class="problem">
        {problem.value}
      </p>
      <p class="answers-to">
        <button type="submit" class="button primary" data-act="save-annotation">
          {text('annotate_save')}
        </button>
        {(said.meaning || said.resolution) && (
          <button
            type="button"
            class="button"
            data-act="remove-annotation"
            onClick={() => void save({ meaning: '', resolution: '' })}
          >
            {text('annotate_remove')}
          </button>
        )}
        <button type="button" class="button" data-act="leave-annotation" onClick={() => onClose(null)}>
          {text('common_cancel')}
        </button>
      </p>
    </form>
  )
}
