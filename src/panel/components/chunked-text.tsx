import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { RefObject, TargetedClipboardEvent } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Chunk } from '../chunks'
import type { Segment } from '../pretty'

/** Blocks that are coloured from the start: as much as is in sight. */
const AT_ONCE = 2
/** How many characters a line takes, for blocks that are not laid out yet; about right is enough. */
const LINE_CHARS = 100

/** Which blocks of a text are coloured. Each is when it comes near, since every colour is an element. */
export interface Colouring {
  blocks: readonly Signal<boolean>[]
  /** Goes up whenever text nodes were replaced by coloured ones. */
  version: ReadonlySignal<number>
}

/** Colours the blocks of a text as they come near the part of the card that is in sight. */
export function useColouring(chunks: readonly Chunk[], pre: RefObject<HTMLPreElement | null>): Colouring {
  const { blocks, version } = useMemo(
    () => ({ blocks: chunks.map((_, index) => signal(index < AT_ONCE)), version: signal(0) }),
    [chunks],
  )
  useEffect(() => {
    if (blocks.length <= AT_ONCE || !pre.current) return
    const children = [...pre.current.children]
    const colour = (entries: IntersectionObserverEntry[]) => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting)
      batch(() => {
        for (const { target } of near) {
          observer.unobserve(target)
          const block = blocks[children.indexOf(target)]
          if (block) block.value = true
        }
        if (near.length > 0) version.value++
      })
    }
    const observer = new IntersectionObserver(colour, {
      root: pre.current.closest('.card'),
      rootMargin: '50%',
    })
    for (const child of children.slice(AT_ONCE)) observer.observe(child)
    return () => observer.disconnect()
  }, [blocks, version, pre])
  return useMemo(() => ({ blocks, version }), [blocks, version])
}

interface Props {
  preRef: RefObject<HTMLPreElement | null>
  chunks: readonly Chunk[]
  colouring: Colouring
}

/** A text in blocks, each laid out by the browser when it comes into sight. */
export function ChunkedText({ preRef, chunks, colouring }: Props) {
  return (
    <pre ref={preRef} class="chunks" data-many={chunks.length > 1} onCopy={copyAsSent}>
      {chunks.map((chunk, index) => (
        <Block key={chunk.at} chunk={chunk} isColoured={colouring.blocks[index]} />
      ))}
    </pre>
  )
}

function Block({ chunk, isColoured }: { chunk: Chunk; isColoured: ReadonlySignal<boolean> | undefined }) {
  const lines = Math.max(chunk.text.split('\n').length, chunk.text.length / LINE_CHARS)
  return (
    <div class="chunk" style={{ '--lines': Math.ceil(lines) }}>
      {isColoured?.value ? chunk.segments.map(inked) : chunk.text}
    </div>
  )
}

function inked({ at, text, ink, mark }: Segment) {
  if (ink === 'plain' && mark === null) return text
  const Tag = mark ? 'mark' : 'span'
  return (
    <Tag key={at} data-ink={ink} {...(mark ? { 'data-mark': mark } : {})}>
      {text}
    </Tag>
  )
}

/** Between blocks the browser would put line ends of its own into what is selected and copied. */
function copyAsSent(event: TargetedClipboardEvent<HTMLPreElement>) {
  const selection = event.currentTarget.ownerDocument.getSelection()
  if (!event.clipboardData || !selection || selection.isCollapsed) return
  event.clipboardData.setData('text/plain', selection.getRangeAt(0).toString())
  event.preventDefault()
}
