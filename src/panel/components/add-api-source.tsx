import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { SOURCE_ENDINGS, textIn } from '../source-file'
import type { Progress, ReadingStore } from '../stores/add-api-reading'
import { text } from '../text'
import { Glyph } from './glyph'

/** Takes a page: pasted, dropped or chosen. */
export function SourceStep({ reading }: { reading: ReadingStore }) {
  const progress = reading.progress.value
  return progress ? <Running progress={progress} onCancel={reading.cancel} /> : <Taking reading={reading} />
}

function Taking({ reading }: { reading: ReadingStore }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const typed = useSignal('')
  useEffect(() => area.current?.focus(), [])

  const take = (data: DataTransfer | null, event: Event) => {
    if (!data) return
    event.preventDefault()
    const [file] = data.files ?? []
    if (file) return void reading.readFile(file)
    const { text: written, form } = textIn(data)
    void reading.read(written, form)
  }
  const problem = reading.problem.value
  return (
    <div class="add-api-source">
      <p id="add-api-words">{text('addApi_sourceWords')}</p>
      <textarea
        ref={area}
        id="add-api-text"
        aria-label={text('addApi_sourceLabel')}
        aria-describedby="add-api-words"
        placeholder={text('addApi_placeholder')}
        spellcheck={false}
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value
        }}
        onPaste={(event) => take(event.clipboardData, event)}
        onDrop={(event) => {
          // Files go the way of all files that are dropped on the panel.
          if (!event.dataTransfer?.types.includes('Files')) take(event.dataTransfer, event)
        }}
      />
      <p role="alert" class="problem" data-testid="add-api-problem">
        {problem && (
          <>
            <Glyph name="warning" /> {problem}
          </>
        )}
      </p>
      <p class="acts">
        {typed.value.trim() !== '' && (
          <button
            type="button"
            class="button primary"
            data-act="read-typed"
            onClick={() => void reading.read(typed.value, null)}
          >
            {text('addApi_readTyped')}
          </button>
        )}
        <button type="button" class="button" data-act="choose-source" onClick={() => input.current?.click()}>
          {text('addApi_choose')}
        </button>
        <span class="dim">{text('addApi_kinds')}</span>
      </p>
      <input
        ref={input}
        id="add-api-file"
        type="file"
        hidden
        accept={SOURCE_ENDINGS}
        aria-label={text('addApi_choose')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) void reading.readFile(file)
          currentTarget.value = ''
        }}
      />
    </div>
  )
}

function Running({ progress: { name, done, of }, onCancel }: { progress: Progress; onCancel(): void }) {
  const words = text('addApi_reading', name ?? text('addApi_pasted'))
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div class="add-api-source add-api-running">
      <p>{words}</p>
      <progress aria-label={words} {...(of > 0 ? { max: of, value: done } : {})} />
      <button ref={button} type="button" class="button" data-act="cancel-reading" onClick={onCancel}>
        {text('common_cancel')}
      </button>
    </div>
  )
}
