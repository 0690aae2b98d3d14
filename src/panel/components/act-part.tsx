import { useMemo } from 'preact/hooks'
import type { Row } from '../../session/session'
import { copiedWords } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { strangeHost } from '../stranger-hosts'
import { text } from '../text'
import { AnnotateCode } from './annotate-code'
import { CopyText } from './copy-text'
import { RetryNow } from './retry-now'

/** What can be done from here: send the request again, write to the vendor's support, write a handler. */
export function ActPart({ row, panel }: { row: Row; panel: Panel }) {
  const { annotation } = row
  const plan = useMemo(() => panel.planRepeat(row), [row, panel])
  const host = useMemo(() => strangeHost(row), [row])
  if (!annotation) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a card are no fields of a form
    <div class="act" role="group" aria-label={text('act_label')}>
      <RetryNow row={row} annotation={annotation} plan={plan} panel={panel} />
      <CopyText
        act="support"
        label={text('act_support')}
        title={text('act_supportTitle')}
        copied={copiedWords(panel.sharing.redaction.value)}
        write={() => panel.supportText(row)}
      />
      {host !== null && (
        <button
          type="button"
          class="button"
          data-act="add-this-api"
          title={text('addApi_thisTitle')}
          onClick={() => panel.openAddApi({ host })}
        >
          {text('addApi_this')}
        </button>
      )}
      {annotation.specificity !== 'generic' && (
        <CopyText
          act="handler"
          label={text('act_handler')}
          title={text('act_handlerTitle')}
          write={() => panel.handler(row)}
        />
      )}
      <AnnotateCode exchange={row.exchange} annotation={annotation} rowId={row.id} panel={panel} />
    </div>
  )
}
