import { useRef } from 'preact/hooks'
import type { Panel } from '../stores/panel'
import { takeFiles } from '../take-files'
import { text } from '../text'

/** Chooses HAR files to be read: the way to them without a mouse. */
export function ImportButton({ panel }: { panel: Panel }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="button"
        data-act="import"
        title={text('import_buttonTitle')}
        onClick={() => input.current?.click()}
      >
        {text('import_button')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".har,.json,application/json"
        aria-label={text('import_files')}
        onChange={({ currentTarget }) => {
          void takeFiles(panel, [...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
