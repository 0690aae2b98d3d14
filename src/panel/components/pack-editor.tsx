import { useEffect, useRef } from 'preact/hooks'
import type { Editor } from '../stores/own-packs-editor'
import type { OwnPacksWork } from '../stores/own-packs-work'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { PackSamples } from './pack-editor-samples'
import { PackTester } from './pack-editor-tester'
import { PackText } from './pack-editor-text'

/** A pack as the text that it is, with what is wrong with it and what it would do. */
export function PackEditor({ panel: { ownPacks } }: { panel: Panel }) {
  const work = ownPacks.work.value
  const editor = work?.editor.value
  if (!work || !editor) return null
  return (
    <div class="pack-editor">
      <div class="pack-editor-parts">
        <PackText editor={editor} />
        <PackTester editor={editor} />
        <PackSamples samples={editor.samples} />
      </div>
      <Foot editor={editor} work={work} />
    </div>
  )
}

interface FootProps {
  editor: Editor
  work: OwnPacksWork
}

function Foot({ editor, work }: FootProps) {
  return (
    <footer class="pack-editor-foot">
      {editor.isAsking.value ? (
        <Question editor={editor} work={work} />
      ) : (
        <p class="acts">
          <SaveButton editor={editor} work={work} label={text('ownPacks_save')} />
          <button type="button" class="button" data-act="leave-editor" onClick={work.leaveEditor}>
            {text('common_cancel')}
          </button>
          {editor.isTouched.value && <span class="dim">{text('ownPacks_unsaved')}</span>}
        </p>
      )}
    </footer>
  )
}

function SaveButton({ editor, work, label }: FootProps & { label: string }) {
  return (
    <button
      type="button"
      class="button primary"
      data-act="save-pack"
      disabled={editor.problems.value.length > 0}
      onClick={() => void work.saveEditor()}
    >
      {label}
    </button>
  )
}

function Question({ editor, work }: FootProps) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div role="alert" class="acts">
      <span>{text('ownPacks_leaveQuestion')}</span>
      <button ref={stay} type="button" class="button" data-act="edit-on" onClick={editor.goOn}>
        {text('ownPacks_editOn')}
      </button>
      <SaveButton editor={editor} work={work} label={text('ownPacks_save')} />
      <button type="button" class="button" data-act="discard-pack" onClick={work.leaveEditor}>
        {text('ownPacks_discard')}
      </button>
    </div>
  )
}
