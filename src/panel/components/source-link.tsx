import type { Source } from '../../engine'
import { linkable } from '../format'
import { text } from '../text'

/** A page that a statement rests on, with the day it was read. */
export function SourceLink({ source }: { source: Source }) {
  const href = linkable(source.url)
  return (
    <span class="source">
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {source.url.replace(/^https?:\/\//, '')}
        </a>
      ) : (
        source.url
      )}{' '}
      <span class="dim">{text('sources_read', source.checked)}</span>
    </span>
  )
}
