import type { Annotation, Exchange, Failure } from '../../engine'
import type { Row } from '../../session/session'
import { dayAndTime, duration } from '../format'
import { topFrame } from '../frames'
import { headProblem, statusKind } from '../row'
import { TABS } from '../stores/detail'
import type { Panel } from '../stores/panel'
import { parts, text } from '../text'
import { FAILURE_LABELS, FAILURE_WORDS, MISSING_BODY, SPECIFICITY_WORDS } from '../words'
import { ActPart } from './act-part'
import { AttemptsPart } from './attempts-part'
import { FindingsPart } from './findings-part'
import { ProblemsPart } from './problems-part'
import { EvidencePart, IdsPart, NotesPart, SourcesPart } from './proof-parts'
import { RetryPart } from './retry-part'
import { Section } from './section'
import { SourcePlace } from './source-place'

interface Props {
  row: Row
  panel: Panel
}

/** What a person wants to know first, in the order in which they want to know it. */
export function ExplanationTab({ row, panel }: Props) {
  const { exchange, annotation } = row
  return (
    <>
      <Headline row={row} />
      <RequestLine row={row} panel={panel} />
      {exchange.failure && <FailurePart failure={exchange.failure} explained={annotation !== null} />}
      {annotation && <Explanation annotation={annotation} row={row} panel={panel} />}
      {!annotation && <AttemptsPart row={row} panel={panel} />}
    </>
  )
}

function Headline({ row: { exchange, annotation } }: { row: Row }) {
  if (!annotation) {
    const kind = exchange.failure
      ? 'card_failed'
      : exchange.response.status >= 400
        ? 'card_notExplained'
        : 'card_success'
    return (
      <div class="headline" data-part="headline">
        <h2>{text(kind)}</h2>
      </div>
    )
  }
  const problem = headProblem(annotation)
  return (
    <div class="headline" data-part="headline">
      <p class="origin">
        <b>{annotation.vendor}</b>
        {problem?.code && <code>{problem.code}</code>}
        <span class="badge" data-specificity={annotation.specificity}>
          {text(SPECIFICITY_WORDS[annotation.specificity])}
        </span>
      </p>
      <h2>{problem?.title ?? annotation.summary}</h2>
    </div>
  )
}

function RequestLine({ row, panel }: Props) {
  const { exchange, imported } = row
  const { request, startedAtMs, durationMs } = exchange
  const frame = topFrame(exchange)
  return (
    <div class="request" data-part="request">
      <p class="mono">
        <b>{request.method}</b> {request.url}
      </p>
      <p class="fine">
        <span class="status" data-kind={statusKind(exchange)}>
          {statusLine(exchange)}
        </span>
        {startedAtMs !== null && <span>{text('card_started', dayAndTime(startedAtMs))}</span>}
        {durationMs !== null && <span>{text('card_took', duration(durationMs))}</span>}
        {frame && <span>{parts('card_sentFrom', <SourcePlace frame={frame} panel={panel} />)}</span>}
        {imported !== null && <span>{text('list_imported', imported)}</span>}
      </p>
    </div>
  )
}

/** The status as sent, after the failure that kept it from the page. */
function statusLine({ failure, response }: Exchange): string {
  const sent =
    response.status === 0 ? text('status_noResponse') : `${response.status} ${response.statusText}`.trim()
  return failure ? `${text(FAILURE_LABELS[failure.kind])} · ${sent}` : sent
}

/** What went wrong below HTTP. The annotation, where there is one, says what it means. */
function FailurePart({ failure, explained }: { failure: Failure; explained: boolean }) {
  const { kind, reason, inferred } = failure
  return (
    <Section part="failure" title={text('card_failure')}>
      {!explained && <p>{FAILURE_WORDS[kind]}</p>}
      {reason && <p>{parts(inferred ? 'card_inferred' : 'card_browserSays', <code>{reason}</code>)}</p>}
    </Section>
  )
}

/** Without its body an answer is explained by half; the tab of the response says more. */
function MissingPart({ row: { exchange }, panel }: Props) {
  const { body, status } = exchange.response
  if (body.state === 'present' || status === 0 || exchange.failure) return null
  return (
    <Section part="bodyless" title={text('card_bodyless')}>
      <p>
        {MISSING_BODY[body.why]}{' '}
        <button type="button" class="row-link" onClick={() => panel.detail.show('response')}>
          {text(TABS.response)}
        </button>
      </p>
    </Section>
  )
}

function Explanation({ annotation, row, panel }: Props & { annotation: Annotation }) {
  const problem = headProblem(annotation)
  const meaning = annotation.meaning ?? (problem?.title ? annotation.summary : null)
  const own = panel.ownPacks.says(annotation)
  const ownMark = <span class="badge">{text('annotate_own')}</span>
  return (
    <>
      {problem?.message && (
        <Section part="message" title={text('card_message')}>
          <blockquote>{problem.message}</blockquote>
        </Section>
      )}
      {meaning && (
        <Section part="meaning" title={text('card_meaning')} aside={own.meaning && ownMark}>
          <p>{meaning}</p>
        </Section>
      )}
      {annotation.resolution && (
        <Section part="resolution" title={text('card_resolution')} aside={own.resolution && ownMark}>
          <p>{annotation.resolution}</p>
        </Section>
      )}
      <RetryPart retry={annotation.retry} timers={panel.timers} />
      <ActPart row={row} panel={panel} />
      <MissingPart row={row} panel={panel} />
      <AttemptsPart row={row} panel={panel} />
      <FindingsPart findings={annotation.findings} />
      <ProblemsPart annotation={annotation} />
      <IdsPart annotation={annotation} />
      <NotesPart notes={annotation.notes} />
      <EvidencePart annotation={annotation} />
      <SourcesPart sources={annotation.sources} />
    </>
  )
}
