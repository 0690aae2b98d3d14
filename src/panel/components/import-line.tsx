import type { ImportState } from '../stores/import'
import type { Panel } from '../stores/panel'
import { Glyph } from './glyph'

/**
 * How far an import is, and what came of it. What came of it is also read out, for which its place must be there before;
 * each step on the way is not.
 */
export function ImportLine({ panel: { imports } }: { panel: Panel }) {
  const state = imports.state.value
  const lines = imports.lines.value
  const isOver = state.state === 'idle'
  return (
    <div class="import" data-testid="import" data-idle={isOver && lines.length === 0}>
      {!isOver && <Running state={state} onCancel={imports.cancel} />}
      <div role="status" class="import-lines">
        {lines.map(({ text, isProblem }) => (
          <p key={text} data-problem={isProblem}>
            <Glyph name={isProblem ? 'warning' : 'done'} />
            {text}
          </p>
        ))}
      </div>
      {isOver && lines.length > 0 && (
        <button
          type="button"
          class="icon-button"
          title="Close"
          aria-label="Close what came of the import"
          data-act="import-dismiss"
          onClick={imports.dismiss}
        >
          <Glyph name="close" />
        </button>
      )}
    </div>
  )
}

function Running({ state, onCancel }: { state: Exclude<ImportState, { state: 'idle' }>; onCancel(): void }) {
  const { name } = state
  return (
    <div class="import-running">
      {state.state === 'reading' ? (
        <>
          <progress aria-label={`Reading ${name}`} />
          <span>Reading {name}…</span>
        </>
      ) : (
        <>
          <progress aria-label={`Explaining ${name}`} max={state.total} value={state.done} />
          <span>
            {name}: {state.done.toLocaleString('en')} of {state.total.toLocaleString('en')} requests
          </span>
        </>
      )}
      <button type="button" class="button" data-act="import-cancel" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}
