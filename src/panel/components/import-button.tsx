import { useRef } from 'preact/hooks'
import type { Panel } from '../stores/panel'

/** Chooses HAR files to be read: the way to them without a mouse. */
export function ImportButton({ panel }: { panel: Panel }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="button"
        data-act="import"
        title="List what HAR files hold, explained; they can also be dropped on the panel"
        onClick={() => input.current?.click()}
      >
        Import HAR…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".har,.json,application/json"
        aria-label="HAR files"
        onChange={({ currentTarget }) => {
          void panel.imports.importFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
