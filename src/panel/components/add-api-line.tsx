import type { AddApiLine as Line } from '../stores/add-api'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'
import { CloseButton } from './close-button'
import { Glyph } from './glyph'

function wordsOf(line: Line): string {
  if (line.state === 'undone') return text('addApi_undone')
  if (line.state === 'kept') return text('addApi_notUndone', line.why)
  const { hosts, name, explained } = line.saved
  const from = hosts.length > 0 ? hosts.join(text('common_comma')) : name
  return explained === 0 ? text('addApi_saved', from) : plural(explained, 'addApi_savedHere', from)
}

/** What was saved, and the way back. It is also read out, for which its place must be there before. */
export function AddApiLine({ panel: { addApi } }: { panel: Panel }) {
  const line = addApi.line.value
  return (
    <div class="import" data-testid="add-api-line" data-idle={line === null}>
      <div role="status" class="import-lines">
        {line && (
          <p data-problem={line.state === 'kept'}>
            <Glyph name={line.state === 'kept' ? 'warning' : 'done'} />
            {wordsOf(line)}
          </p>
        )}
      </div>
      {line?.state === 'saved' && (
        <button type="button" class="button" data-act="undo-add-api" onClick={() => void addApi.undo()}>
          {text('addApi_undo')}
        </button>
      )}
      {line && <CloseButton act="dismiss-add-api" label={text('addApi_dismiss')} onClose={addApi.dismiss} />}
    </div>
  )
}
