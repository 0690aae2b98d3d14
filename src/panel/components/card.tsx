import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Annotation, Exchange, Failure } from '../../engine'
import type { Row } from '../../session/session'
import { dayAndTime, duration } from '../format'
import { headProblem, statusKind } from '../row'
import type { Panel } from '../stores/panel'
import { FAILURES, SPECIFICITY_WORDS } from '../words'
import { BodyPart } from './body-part'
import { Glyph } from './glyph'
import { ProblemsPart } from './problems-part'
import { EvidencePart, IdsPart, NotesPart, SourcesPart } from './proof-parts'
import { RetryPart } from './retry-part'
import { Section } from './section'

/** Everything about one row, in the order in which a person wants to know it. */
export function Card({ row, panel, onClose }: { row: Row; panel: Panel; onClose(): void }) {
  const { exchange, annotation } = row
  const element = useRef<HTMLElement>(null)
  useSignalEffect(() => {
    if (panel.selection.entering.value) element.current?.focus()
    panel.selection.entered()
  })

  return (
    <section ref={element} class="card" data-testid="card" aria-label="Details" tabIndex={-1}>
      <header>
        <Headline row={row} />
        <button
          type="button"
          class="icon-button"
          title="Close (Esc)"
          aria-label="Close details"
          onClick={onClose}
        >
          <Glyph name="close" />
        </button>
      </header>
      <RequestLine exchange={exchange} />
      {exchange.failure && <FailurePart failure={exchange.failure} explained={annotation !== null} />}
      {annotation && <Explanation annotation={annotation} panel={panel} />}
      <BodyPart row={row} panel={panel} />
    </section>
  )
}

function Headline({ row: { exchange, annotation } }: { row: Row }) {
  if (!annotation) {
    const kind = exchange.failure
      ? 'The request failed'
      : exchange.response.status >= 400
        ? 'Not explained'
        : 'Success'
    return <h2 data-part="headline">{kind}</h2>
  }
  const problem = headProblem(annotation)
  return (
    <div data-part="headline">
      <p class="origin">
        <b>{annotation.vendor}</b>
        {problem?.code && <code>{problem.code}</code>}
        <span class="badge" data-specificity={annotation.specificity}>
          {SPECIFICITY_WORDS[annotation.specificity]}
        </span>
      </p>
      <h2>{problem?.title ?? annotation.summary}</h2>
    </div>
  )
}

function RequestLine({ exchange }: { exchange: Exchange }) {
  const { request, startedAtMs, durationMs } = exchange
  return (
    <div class="request" data-part="request">
      <p class="mono">
        <b>{request.method}</b> {request.url}
      </p>
      <p class="fine">
        <span class="status" data-kind={statusKind(exchange)}>
          {statusLine(exchange)}
        </span>
        {startedAtMs !== null && <span>started {dayAndTime(startedAtMs)}</span>}
        {durationMs !== null && <span>took {duration(durationMs)}</span>}
      </p>
    </div>
  )
}

/** The status as sent, after the failure that kept it from the page. */
function statusLine({ failure, response }: Exchange): string {
  const sent = response.status === 0 ? 'no response' : `${response.status} ${response.statusText}`.trim()
  return failure ? `${FAILURES[failure.kind].word} · ${sent}` : sent
}

/** What went wrong below HTTP. The annotation, where there is one, says what it means. */
function FailurePart({ failure, explained }: { failure: Failure; explained: boolean }) {
  const { kind, reason, inferred } = failure
  return (
    <Section part="failure" title="What happened">
      {!explained && <p>{FAILURES[kind].sentence}</p>}
      {reason && (
        <p>
          {inferred ? 'Inferred from this:' : 'The browser says:'} <code>{reason}</code>
        </p>
      )}
    </Section>
  )
}

function Explanation({ annotation, panel }: { annotation: Annotation; panel: Panel }) {
  const problem = headProblem(annotation)
  const meaning = annotation.meaning ?? (problem?.title ? annotation.summary : null)
  return (
    <>
      {problem?.message && (
        <Section part="message" title="The server said">
          <blockquote>{problem.message}</blockquote>
        </Section>
      )}
      {meaning && (
        <Section part="meaning" title="Meaning">
          <p>{meaning}</p>
        </Section>
      )}
      {annotation.resolution && (
        <Section part="resolution" title="How to resolve">
          <p>{annotation.resolution}</p>
        </Section>
      )}
      <RetryPart retry={annotation.retry} timers={panel.timers} />
      <ProblemsPart annotation={annotation} />
      <IdsPart annotation={annotation} />
      <NotesPart notes={annotation.notes} />
      <EvidencePart annotation={annotation} />
      <SourcesPart sources={annotation.sources} />
    </>
  )
}
