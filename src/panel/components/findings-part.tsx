import type { Finding, Owner } from '../../engine'
import { type Key, text } from '../text'
import { CopyButton } from './copy-button'
import { Glyph } from './glyph'
import { Section } from './section'
import { SourceLink } from './source-link'

/** The one finding that finds nothing wrong. */
export const PRAISE = 'retry/well-behaved'

const OWNER_WORDS: Record<Owner, Key> = {
  client: 'findings_client',
  server: 'findings_server',
}

/** What was noticed beside the error, for whoever can change it. */
export function FindingsPart({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <Section part="findings" title={text('findings_title')}>
      <FindingList findings={findings} />
    </Section>
  )
}

/** Findings, one below the other: what, why, what to do, and where that is written. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <Noticed key={`${finding.rule} ${finding.what}`} finding={finding} />
      ))}
    </ul>
  )
}

function Noticed({ finding: { rule, owner, what, why, fix, line, source } }: { finding: Finding }) {
  const praise = rule === PRAISE
  return (
    <li class="finding" data-rule={rule} data-praise={praise}>
      <Glyph name={praise ? 'done' : 'note'} />
      <div>
        <p class="what">{what}</p>
        {why && <p>{why}</p>}
        {fix && (
          <p>
            {!praise && <span class="dim">{text(OWNER_WORDS[owner])}</span>} {fix}
          </p>
        )}
        {line !== null && (
          <p class="to-send">
            <code>{line}</code>
            <CopyButton content={line} title={text('copy_line')} />
          </p>
        )}
        {source && (
          <p class="fine">
            <SourceLink source={source} />
          </p>
        )}
      </div>
    </li>
  )
}
