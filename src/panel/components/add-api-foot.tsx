import { useEffect, useRef } from 'preact/hooks'
import { saveFile } from '../save-file'
import type { Review } from '../stores/add-api-review'
import type { AddApiWork } from '../stores/add-api-work'
import { plural, text } from '../text'
import { Glyph } from './glyph'

const FILE = 'errata.packs.json'

/** Saves what was made, or asks before it is lost. */
export function Foot({ review, work }: { review: Review; work: AddApiWork }) {
  const count = review.rows.value.filter(({ value }) => !value.isOut && value.code.trim() !== '').length
  const problems = work.problems.value
  return (
    <footer class="add-api-foot">
      <div role="alert">
        {problems.map((words) => (
          <p key={words} class="problem">
            <Glyph name="warning" /> {words}
          </p>
        ))}
      </div>
      {work.isAsking.value ? (
        <Question work={work} />
      ) : (
        <p class="acts">
          <button type="button" class="button primary" data-act="save-api" onClick={() => void work.save()}>
            {plural(count, 'addApi_save')}
          </button>
          <button
            type="button"
            class="button"
            data-act="download-api"
            onClick={async ({ currentTarget }) => {
              const page = currentTarget.ownerDocument
              const file = await work.file()
              if (file !== null) saveFile(FILE, file, 'application/json', page)
            }}
          >
            {text('addApi_download')}
          </button>
          <button type="button" class="button" data-act="start-over" onClick={work.discard}>
            {text('addApi_startOver')}
          </button>
          {review.isTouched.value && <span class="dim">{text('addApi_unsaved')}</span>}
        </p>
      )}
    </footer>
  )
}

function Question({ work }: { work: AddApiWork }) {
  const save = useRef<HTMLButtonElement>(null)
  useEffect(() => save.current?.focus(), [])
  return (
    <div role="alert" class="acts">
      <span>{text('addApi_leaveQuestion')}</span>
      <button
        ref={save}
        type="button"
        class="button primary"
        data-act="save-api"
        onClick={() => void work.save()}
      >
        {text('addApi_saveNow')}
      </button>
      <button type="button" class="button" data-act="discard-api" onClick={work.leave}>
        {text('addApi_discard')}
      </button>
      <button type="button" class="button" data-act="edit-on" onClick={work.goOn}>
        {text('addApi_editOn')}
      </button>
    </div>
  )
}
