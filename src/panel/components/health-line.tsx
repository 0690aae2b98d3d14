import type { Health } from '../../session/session'
import { remarks } from '../health-words'
import { Glyph } from './glyph'

/** What could not be captured, and why. Not there when there is nothing to say. */
export function HealthLine({ health }: { health: Health }) {
  const lines = remarks(health)
  if (lines.length === 0) return null
  return (
    <div id="health" class="health" role="status">
      {lines.map(({ text, warning }) => (
        <span key={text} data-warning={warning}>
          <Glyph name={warning ? 'warning' : 'note'} />
          {text}.
        </span>
      ))}
    </div>
  )
}
