import type { Annotation } from '../../engine'
import { idsOf } from '../row'
import { text } from '../text'
import { CopyButton } from './copy-button'
import { Section } from './section'
import { SourceLink } from './source-link'

/** Identifiers to hand to the vendor's support team. */
export function IdsPart({ annotation }: { annotation: Annotation }) {
  const ids = idsOf(annotation)
  if (ids.length === 0) return null
  return (
    <Section part="ids" title={text('ids_title')}>
      <dl class="ids">
        {ids.map(({ label, value }) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton content={value} title={text('copy_id', label)} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** What the pages contradict each other about, and what could not be read. */
export function NotesPart({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <Section part="notes" title={text('notes_title')}>
      <Lines lines={notes} />
    </Section>
  )
}

/** Why Errata takes this for the vendor's, and whose it might be instead. */
export function EvidencePart({ annotation }: { annotation: Annotation }) {
  const { specificity, vendor, evidence, alternatives } = annotation
  if (evidence.length === 0 && alternatives.length === 0) return null
  return (
    <Section
      part="evidence"
      title={specificity === 'generic' ? text('evidence_generic') : text('evidence_title', vendor)}
    >
      <Lines lines={evidence} />
      {alternatives.length > 0 && (
        <div data-part="alternatives">
          <h4>{text('evidence_alternatives')}</h4>
          <ul>
            {alternatives.map(({ pack, vendor: other, because }) => (
              <li key={pack}>
                <b>{other}</b>: {because}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

/** The pages that these statements rest on. */
export function SourcesPart({ sources }: { sources: Annotation['sources'] }) {
  if (sources.length === 0) return null
  return (
    <Section part="sources" title={text('sources_title')}>
      <ul>
        {sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
