/**
 * Draws the matches of a search over a text, without touching its elements (CSS Custom Highlight API). A browser
 * without it still steps through the matches.
 */
import type { Chunk } from './chunks'
import { around, type Matches } from './find-text'

const ALL = 'found'
const CURRENT = 'found-now'
/** Of many matches, those around the current one are drawn: each costs a little whenever the text is painted. */
const MOST_DRAWN = 400

interface Point {
  node: Text
  offset: number
}

/** Finds the text node that holds a character, block by block. */
function pointsIn(pre: HTMLElement, chunks: readonly Chunk[]): (at: number) => Point | null {
  const known = new Map<number, Text[]>()
  const nodesOf = (index: number): Text[] => {
    let nodes = known.get(index)
    if (!nodes) {
      nodes = textNodes(pre.children[index])
      known.set(index, nodes)
    }
    return nodes
  }
  return (at) => {
    const index = chunkAt(chunks, at)
    let offset = at - (chunks[index]?.at ?? 0)
    for (const node of nodesOf(index)) {
      if (offset < node.length) return { node, offset }
      offset -= node.length
    }
    return null
  }
}

function textNodes(block: Element | undefined): Text[] {
  if (!block) return []
  const walker = block.ownerDocument.createTreeWalker(block, 4) // NodeFilter.SHOW_TEXT
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  return nodes
}

/** The block that holds a character. */
function chunkAt(chunks: readonly Chunk[], at: number): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((chunks[middle] as Chunk).at <= at) low = middle
    else high = middle - 1
  }
  return low
}

function rangeOf(pointAt: (at: number) => Point | null, start: number, length: number): Range | null {
  const first = pointAt(start)
  const last = pointAt(start + length - 1)
  if (!first || !last) return null
  const range = first.node.ownerDocument.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

type View = Pick<typeof globalThis, 'CSS' | 'Highlight'>
const viewOf = (pre: HTMLElement) => pre.ownerDocument.defaultView as unknown as View | null

/** Draws the matches, and the current one apart. */
export function showMatches(
  pre: HTMLElement,
  chunks: readonly Chunk[],
  { starts, length }: Matches,
  current: number,
): void {
  const view = viewOf(pre)
  const registry = view?.CSS?.highlights
  if (!view || !registry) return
  const pointAt = pointsIn(pre, chunks)
  const ranges = (places: readonly number[]) =>
    places.map((start) => rangeOf(pointAt, start, length)).filter((range) => range !== null)
  registry.set(ALL, new view.Highlight(...ranges(around(starts, current, MOST_DRAWN))))
  const now = new view.Highlight(...ranges(starts.slice(current, current + 1)))
  now.priority = 1
  registry.set(CURRENT, now)
}

/** Takes the drawing away. */
export function clearMatches(view: View): void {
  view.CSS?.highlights?.delete(ALL)
  view.CSS?.highlights?.delete(CURRENT)
}

/** Blocks that come into sight push the others about for some frames. */
const SETTLING_FRAMES = 6

/** Scrolls to the current match, where it is out of sight. Returns the way to stop. */
export function reveal(
  pre: HTMLElement,
  chunks: readonly Chunk[],
  { starts, length }: Matches,
  current: number,
): () => void {
  const start = starts[current] ?? 0
  const block = pre.children[chunkAt(chunks, start)] as HTMLElement | undefined
  const scroller = pre.closest<HTMLElement>('.card')
  if (!block || !scroller) return () => {}
  // A block out of sight has no layout to measure.
  block.dataset.laidOut = 'true'
  let frame = 0
  const settle = (frames: number) => {
    // Found anew each time: to colour a block replaces what a range stands on.
    const match = rangeOf(pointsIn(pre, chunks), start, length)?.getBoundingClientRect()
    if (match && match.height > 0) scrollTo(match, scroller, pre)
    if (frames > 1) frame = requestAnimationFrame(() => settle(frames - 1))
  }
  settle(SETTLING_FRAMES)
  return () => {
    cancelAnimationFrame(frame)
    delete block.dataset.laidOut
  }
}

/** Puts what is out of sight into the upper third of what is free below the bar. */
function scrollTo(match: DOMRect, scroller: HTMLElement, pre: HTMLElement): void {
  const bar = pre.parentElement?.querySelector('.body-bar')?.getBoundingClientRect()
  const box = scroller.getBoundingClientRect()
  const top = Math.max(box.top, bar?.bottom ?? 0)
  if (match.top >= top && match.bottom <= box.bottom) return
  scroller.scrollTop += match.top - top - (box.bottom - top) / 3
}
