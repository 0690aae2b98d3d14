import { useEffect, useRef } from 'preact/hooks'
import type { Review } from '../stores/add-api-review'
import type { AddApiWork } from '../stores/add-api-work'
import { parts, plural, text } from '../text'

/** A page without codes: what was found in it all the same, and the choice. */
export function Sparse({ review, work }: { review: Review; work: AddApiWork }) {
  const { statuses, envelopes, leftovers } = review.draft
  const [usual] = envelopes
  const again = useRef<HTMLButtonElement>(null)
  useEffect(() => again.current?.focus(), [])
  const isNothing = statuses.length === 0 && !usual
  return (
    <div class="add-api-source">
      <p>{text('addApi_noCodes')}</p>
      <ul class="add-api-found">
        {statuses.length > 0 && <li>{plural(statuses.length, 'addApi_foundStatuses')}</li>}
        {usual?.code && <li>{parts('addApi_foundCode', <code>{usual.code}</code>)}</li>}
        {usual?.message && <li>{parts('addApi_foundMessage', <code>{usual.message}</code>)}</li>}
        {isNothing && <li>{text('addApi_foundNothing')}</li>}
        {leftovers.length > 0 && <li>{plural(leftovers.length, 'addApi_foundLeftovers')}</li>}
      </ul>
      <p class="acts">
        <button
          ref={again}
          type="button"
          class="button primary"
          data-act="another-page"
          onClick={work.discard}
        >
          {text('addApi_anotherPage')}
        </button>
        <button type="button" class="button" data-act="go-on" onClick={work.accept}>
          {text('addApi_goOn')}
        </button>
      </p>
    </div>
  )
}
