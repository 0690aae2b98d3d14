import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { PRETTY_LIMIT_CHARS } from '../body-text'
import { chunksOf } from '../chunks'
import { findAll, fold } from '../find-text'
import { clearMatches, reveal, showMatches } from '../highlight'
import { type Marks, plain, prettyJson, type Segment, sentJson } from '../pretty'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { ChunkedText, useColouring } from './chunked-text'
import { CopyButton } from './copy-button'
import { FindBar } from './find-bar'

interface Props {
  content: string
  /** The same object as long as the same is to be marked. */
  marks: Marks
  remarks: readonly string[]
  /** What the marks stand for, where there are any. */
  legend: string
  panel: Panel
}

/** The ways to show a text; `pretty` is null where there is but one. */
function useSegments(content: string, marks: Marks, asSent: boolean) {
  const pretty = useMemo(
    () => (content.length > PRETTY_LIMIT_CHARS ? null : prettyJson(content, marks)),
    [content, marks],
  )
  const segments: readonly Segment[] = useMemo(() => {
    if (pretty && !asSent) return pretty
    return (pretty && sentJson(content, marks)) ?? plain(content)
  }, [pretty, asSent, content, marks])
  return { canChoose: pretty !== null, segments }
}

/** A body: laid out or as sent, with what matters in it marked, and a search through what is shown. */
export function TextView({ content, marks, remarks, legend, panel: { detail } }: Props) {
  const pre = useRef<HTMLPreElement>(null)
  const asSent = detail.asSent.value
  const { canChoose, segments } = useSegments(content, marks, asSent)
  const chunks = useMemo(() => chunksOf(segments), [segments])
  const wanted = detail.wanted.value
  const isSearched = wanted !== ''
  const folded = useMemo(
    () => (isSearched ? fold(segments.map((segment) => segment.text).join('')) : ''),
    [segments, isSearched],
  )
  const matches = useMemo(() => findAll(folded, wanted), [folded, wanted])
  const stepped = useSignal({ matches, at: 0 })
  const colouring = useColouring(chunks, pre)

  // Of another search, the first match is the current one.
  const at = stepped.value.matches === matches ? stepped.value.at : 0
  const version = colouring.version.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: colouring replaces the text nodes that the marks stand on
  useLayoutEffect(() => {
    if (pre.current) showMatches(pre.current, chunks, matches, at)
  }, [chunks, matches, at, version])
  useEffect(() => {
    if (pre.current && matches.starts.length > 0) return reveal(pre.current, chunks, matches, at)
  }, [chunks, matches, at])
  useEffect(() => () => clearMatches(globalThis), [])
  // The same as long as the text is: a step of the search has nothing to compare in it.
  const blocks = useMemo(
    () => <ChunkedText preRef={pre} chunks={chunks} colouring={colouring} />,
    [chunks, colouring],
  )

  return (
    <>
      <div class="body-bar">
        <FindBar
          wanted={wanted}
          onWanted={detail.setWanted}
          matches={matches}
          current={at}
          onStep={(by) => {
            const count = matches.starts.length
            if (count > 0) stepped.value = { matches, at: (at + by + count) % count }
          }}
        />
        {canChoose && (
          <button
            type="button"
            class="toggle"
            data-act="pretty"
            aria-pressed={!asSent}
            title={text(asSent ? 'body_layOut' : 'body_showAsSent')}
            onClick={() => detail.setAsSent(!asSent)}
          >
            {'{ }'} <span>{text('body_pretty')}</span>
          </button>
        )}
        <CopyButton content={content} title={text('copy_body')} />
      </div>
      {remarks.map((remark) => (
        <p key={remark} class="fine">
          {remark}
        </p>
      ))}
      {blocks}
      {segments.some(({ mark }) => mark !== null) && <p class="fine legend">{legend}</p>}
    </>
  )
}
