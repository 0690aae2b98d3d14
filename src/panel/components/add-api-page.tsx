import { type Signal, signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Review } from '../stores/add-api-review'
import { number, text } from '../text'

/** Lines of a block: the browser lays out those in sight, and a block's lines are elements from then on only. */
const BLOCK = 100
const LINE_PX = 17

const blockOf = (line: number) => Math.floor((line - 1) / BLOCK)

/** Lines are drawn in a block that has come near once. */
function useNear(count: number) {
  const place = useRef<HTMLDivElement>(null)
  const near = useMemo(() => Array.from({ length: count }, (_, nth) => signal(nth < 2)), [count])
  useEffect(() => {
    if (!place.current || near.length <= 2) return
    const blocks = [...place.current.children]
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const block = near[blocks.indexOf(target)]
          if (isIntersecting && block) block.value = true
        }
      },
      { root: place.current, rootMargin: '50%' },
    )
    for (const block of blocks) observer.observe(block)
    return () => observer.disconnect()
  }, [near])
  return { place, near }
}

/** The page that was read, line by line: those of the field with the focus are marked. */
export function PageLines({ review }: { review: Review }) {
  const { lines } = review
  const blocks = useMemo(
    () =>
      Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, nth) =>
        lines.slice(nth * BLOCK, (nth + 1) * BLOCK),
      ),
    [lines],
  )
  const { place, near } = useNear(blocks.length)
  const marked = review.marked.value
  useLayoutEffect(() => {
    const [first] = marked
    const block = first === undefined ? undefined : near[blockOf(first)]
    if (!block || !place.current) return
    block.value = true
    // Once the block's lines are drawn. The page alone scrolls, never the draft beside it.
    queueMicrotask(() => {
      const line = place.current?.querySelector<HTMLElement>(`[data-line="${first}"]`)
      const page = place.current
      if (!line || !page) return
      const { top } = page.getBoundingClientRect()
      page.scrollTop += line.getBoundingClientRect().top - top - page.clientHeight / 3
    })
  }, [marked, near, place])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard goes from the table to the page
    <section
      ref={place}
      class="add-api-page mono"
      aria-label={text('addApi_page')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      onClick={({ target, currentTarget }) => {
        if (currentTarget.ownerDocument.getSelection()?.isCollapsed === false) return
        const line = (target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset.line
        const key = line === undefined ? null : review.rowOfLine(Number(line))
        if (key !== null) review.showRow(key)
      }}
    >
      {blocks.map((each, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their places
        <Block key={nth} lines={each} from={nth * BLOCK + 1} near={near[nth]} review={review} />
      ))}
    </section>
  )
}

interface BlockProps {
  lines: readonly string[]
  /** The number of its first line. */
  from: number
  near: Signal<boolean> | undefined
  review: Review
}

function Block({ lines, from, near, review }: BlockProps) {
  const marked = near?.value ? review.marked.value : null
  return (
    <div class="add-api-block" style={{ '--height': `${lines.length * LINE_PX}px` }}>
      {marked === null
        ? lines.join('\n')
        : lines.map((line, nth) => {
            const at = from + nth
            return (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
                key={nth}
                data-line={at}
                data-nth={number(at)}
                data-marked={marked.has(at)}
                data-code={review.rowOfLine(at) !== null}
              >
                {line}
              </div>
            )
          })}
    </div>
  )
}
