import type { Review as ReviewStore } from '../stores/add-api-review'
import type { AddApiWork } from '../stores/add-api-work'
import { plural, text } from '../text'
import { CodeTable } from './add-api-codes'
import { Foot } from './add-api-foot'
import { IdentityFields } from './add-api-identity'
import { PageLines } from './add-api-page'
import { TrialWords } from './add-api-trial'

interface Props {
  review: ReviewStore
  work: AddApiWork
}

/** The draft beside the page that it was read from, and what it would do. */
export function Review({ review, work }: Props) {
  return (
    <>
      <div class="add-api-halves" data-paged={review.lines.length > 0}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <section class="add-api-draft" tabIndex={0} aria-label={text('addApi_draft')}>
          <IdentityFields review={review} />
          <TrialWords outlook={review.trial.outlook.value} />
          <CodeTable review={review} />
          <Others review={review} />
        </section>
        {review.lines.length > 0 && <PageLines review={review} />}
      </div>
      <Foot review={review} work={work} />
    </>
  )
}

/** What else was read, and what was not understood. */
function Others({ review }: { review: ReviewStore }) {
  const { statuses, leftovers } = review.draft
  const jump = (line: number) =>
    review.lines.length > 0 ? (
      <button type="button" class="row-link" onClick={() => review.markLine(line)}>
        {text('addApi_line', line)}
      </button>
    ) : (
      text('addApi_line', line)
    )
  return (
    <>
      {statuses.length > 0 && (
        <details class="add-api-more">
          <summary>{plural(statuses.length, 'addApi_statuses')}</summary>
          <ul>
            {statuses.map(({ status, title, meaning }) => (
              <li key={status}>
                <b class="mono">{status}</b> {title?.value ?? meaning?.value}
              </li>
            ))}
          </ul>
        </details>
      )}
      {leftovers.length > 0 && (
        <details class="add-api-more" data-testid="leftovers">
          <summary>{plural(leftovers.length, 'addApi_leftovers')}</summary>
          <ul>
            {leftovers.slice(0, MOST_LEFTOVERS).map(({ line, text: words }) => (
              <li key={line}>
                {jump(line)} <span class="dim">{words}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** More than anybody reads here: the page has them all. */
const MOST_LEFTOVERS = 200
