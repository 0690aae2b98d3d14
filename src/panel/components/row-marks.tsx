import { routeOf } from '../../session/group'
import type { Row } from '../../session/session'
import type { Group } from '../arrange'
import { timeOfDay } from '../format'
import { plural, text } from '../text'

const REPEAT = ['M12.5 5.5A5 5 0 1 0 13 8', 'M13 2.8v3h-3']
const FILE = ['M4 2.5h5l3 3v8H4z', 'M9 2.5v3h3']

/** When a group was seen: `first 09:05:07.042, last 09:06:01.420`. */
export const seen = ({ firstMs, lastMs }: Group) =>
  text('list_firstLast', timeOfDay(firstMs), timeOfDay(lastMs))

/** What sets a row apart, before its address: a person sent it again, or it was read from a file. */
export function RowMarks({ row: { repeats, imported } }: { row: Row }) {
  return (
    <>
      {repeats !== null && <Mark name="repeat" words={text('list_sentAgain')} paths={REPEAT} />}
      {imported !== null && <Mark name="imported" words={text('list_imported', imported)} paths={FILE} />}
    </>
  )
}

function Mark({ name, words, paths }: { name: string; words: string; paths: readonly string[] }) {
  return (
    <span class="mark" role="img" aria-label={words} title={words} data-mark={name}>
      <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    </span>
  )
}

/** How many requests a group stands for, and the triangle that opens it. The row itself says whether it is open. */
export function GroupMark({ group, url }: { group: Group; url: string }) {
  const words = plural(group.count, 'list_times', seen(group))
  return (
    <>
      <span class="twist" data-act="twist" aria-hidden="true" />
      <span class="times" role="img" aria-label={words} title={`${routeOf(url)}: ${words}`}>
        ×{group.count}
      </span>
    </>
  )
}
