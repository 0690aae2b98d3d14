import type { ImportState } from '../stores/import'
import type { Panel } from '../stores/panel'
import { number, plural, text } from '../text'
import { CloseButton } from './close-button'
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
        {lines.map(({ words, isProblem }) => (
          <p key={words} data-problem={isProblem}>
            <Glyph name={isProblem ? 'warning' : 'done'} />
            {words}
          </p>
        ))}
      </div>
      {isOver && lines.length > 0 && (
        <CloseButton act="import-dismiss" label={text('import_dismiss')} onClose={imports.dismiss} />
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
          <progress aria-label={text('import_reading', name)} />
          <span>{text('import_readingNow', name)}</span>
        </>
      ) : (
        <>
          <progress aria-label={text('import_explaining', name)} max={state.total} value={state.done} />
          <span>{plural(state.total, 'import_progress', name, number(state.done))}</span>
        </>
      )}
      <button type="button" class="button" data-act="import-cancel" onClick={onCancel}>
        {text('common_cancel')}
      </button>
    </div>
  )
}
