import { useLayoutEffect, useRef } from 'preact/hooks'
import { placeLine } from '../menu'
import type { Sharing } from '../stores/sharing'
import { Glyph } from './glyph'

/** What came of copying or saving from this place, below its button and over whatever lies there. */
export function Said({ place, sharing }: { place: string; sharing: Sharing }) {
  const element = useRef<HTMLSpanElement>(null)
  const said = sharing.said.value
  const line = said?.place === place ? said : null
  useLayoutEffect(() => {
    const opener = element.current?.parentElement
    if (line && element.current && opener) placeLine(element.current, opener)
  }, [line])
  return (
    <span ref={element} class="share-said" role="status">
      {line && (
        <span class="share-line" data-safe={line.isSafe}>
          <Glyph name={line.isSafe ? 'done' : 'warning'} /> {line.words}
        </span>
      )}
    </span>
  )
}
