import type { Outlook } from '../stores/add-api-trial'
import { number, plural, text } from '../text'
import { Glyph } from './glyph'

interface Line {
  words: string
  glyph: 'done' | 'note' | 'warning'
}

const good = (words: string): Line => ({ words, glyph: 'done' })
const note = (words: string): Line => ({ words, glyph: 'note' })
const warn = (words: string): Line => ({ words, glyph: 'warning' })

/** What the pack would do, in sentences. Those of the trial itself come from the engine. */
function linesOf({
  examples,
  exchanges,
  lookAlikes,
  seen,
  hasHosts,
  isExtension,
  replaces,
}: Outlook): Line[] {
  const missed = examples.filter(({ recognised }) => !recognised)
  const known = examples.length - missed.length
  const tried = plural(examples.length, 'addApi_examples', number(known))
  const asSeen = exchanges.recognised.length > 0 ? good : note
  return [
    ...(examples.length > 0 ? [(missed.length === 0 ? good : note)(tried)] : []),
    ...missed.map(({ line, words }) => warn(text('addApi_exampleMissed', number(line), words))),
    ...(seen > 0 ? [asSeen(exchanges.words)] : []),
    ...(hasHosts ? [] : [warn(text('addApi_noHost'))]),
    ...(isExtension ? [warn(text('addApi_extends'))] : []),
    ...(replaces === null ? [] : [warn(text('addApi_replaces', replaces))]),
    ...lookAlikes.map(({ words }) => warn(words)),
  ]
}

/** Would it work? */
export function TrialWords({ outlook }: { outlook: Outlook | null }) {
  return (
    <div class="add-api-trial" data-testid="add-api-trial">
      <h3>{text('addApi_trial')}</h3>
      {outlook === null ? (
        <p class="dim">{text('addApi_trying')}</p>
      ) : (
        linesOf(outlook).map(({ words, glyph }) => (
          <p key={words} data-glyph={glyph}>
            <Glyph name={glyph} /> <span>{words}</span>
          </p>
        ))
      )}
    </div>
  )
}
