import { useMemo } from 'preact/hooks'
import type { Row } from '../../session/session'
import { copiedWords } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { CopyText } from './copy-text'
import { RetryNow } from './retry-now'

/** What can be done from here: send the request again, write to the vendor's support, write a handler. */
export function ActPart({ row, panel }: { row: Row; panel: Panel }) {
  const { annotation } = row
  const plan = useMemo(() => panel.planRepeat(row), [row, panel])
  if (!annotation) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a card are no fields of a form
    <div class="act" role="group" aria-label="Actions">
      <RetryNow row={row} annotation={annotation} plan={plan} panel={panel} />
      <CopyText
        act="support"
        label="Copy for support"
        title="Copy what a support team asks for, as Markdown"
        copied={copiedWords(panel.sharing.redaction.value)}
        text={() => panel.supportText(row)}
      />
      {annotation.specificity !== 'generic' && (
        <CopyText
          act="handler"
          label="Copy handler"
          title="Copy a TypeScript handler for the errors of this API"
          text={() => panel.handler(row)}
        />
      )}
    </div>
  )
}
