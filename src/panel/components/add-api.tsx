import type { AddApiWork } from '../stores/add-api-work'
import { plural, text } from '../text'
import { Review } from './add-api-review'
import { SourceStep } from './add-api-source'
import { Sparse } from './add-api-sparse'

/** For those who do not see the steps change. */
function said({ reading, review, step }: AddApiWork): string {
  const progress = reading.progress.value
  if (progress) return text('addApi_reading', progress.name ?? text('addApi_pasted'))
  if (!review.value || step.value === 'source') return ''
  if (step.value === 'sparse') return text('addApi_noCodes')
  return plural(review.value.draft.codes.length, 'addApi_read')
}

/** From a page to a pack: the step that the work has come to. */
export function AddApi({ work }: { work: AddApiWork }) {
  const review = work.review.value
  const step = work.step.value
  return (
    <div class="add-api" data-step={step}>
      <p role="status" class="unseen">
        {said(work)}
      </p>
      {step === 'source' && <SourceStep reading={work.reading} />}
      {step === 'sparse' && review && <Sparse review={review} work={work} />}
      {step === 'review' && review && <Review review={review} work={work} />}
    </div>
  )
}
