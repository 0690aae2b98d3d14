import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { copyText } from '../clipboard'
import { type Remark, remarks, type Way } from '../health-words'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Glyph } from './glyph'

/** What is missing from the list, why, and the way to it. One line, which opens where there is more to say. */
export function HealthLine({ panel }: { panel: Panel }) {
  const { log, hidden, updated } = panel
  const lines = useRef<HTMLDivElement>(null)
  const hasMore = useSignal(false)
  const isOpen = useSignal(false)
  const said = remarks(log.health.value, {
    hidden: hidden.count.value,
    revealed: hidden.revealed.value,
    updated: updated.value,
    unsaved: panel.preferences.unsaved.value,
  })
  const words = said.map((remark) => remark.words).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it measures is the words, and whether all are shown
  useLayoutEffect(() => {
    const element = lines.current
    if (!element) return
    const measure = () => {
      const line = element.firstElementChild?.clientHeight ?? 0
      const isCut = [...element.querySelectorAll('.remark')].some(
        (each) => each.scrollWidth > each.clientWidth,
      )
      hasMore.value = isCut || (element.childElementCount > 1 && element.scrollHeight > line * 1.5)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
    // Not at each notice: to measure lays out the whole panel, and mostly nothing else is said.
  }, [words, isOpen.value])
  return (
    <footer id="health" class="health" data-open={isOpen.value}>
      <div class="remarks" role="status" ref={lines}>
        {said.length === 0 && (
          <span>
            <span class="remark">{text('health_nothing')}</span>
          </span>
        )}
        {said.map((remark) => (
          <RemarkLine key={remark.words} remark={remark} panel={panel} />
        ))}
      </div>
      {(hasMore.value || isOpen.value) && (
        <button
          type="button"
          class="way"
          data-act="all-remarks"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value
          }}
        >
          {isOpen.value
            ? text('health_less')
            : said.length > 1
              ? text('health_all', said.length)
              : text('health_more')}
        </button>
      )}
    </footer>
  )
}

function RemarkLine({ remark: { words, warning, ways }, panel }: { remark: Remark; panel: Panel }) {
  return (
    <span data-warning={warning}>
      <Glyph name={warning ? 'warning' : 'note'} />
      <span class="remark">{text('common_sentence', words)}</span>
      {ways.map((way) => (
        <WayButton key={way.label} way={way} panel={panel} />
      ))}
    </span>
  )
}

/** How long it says that it copied. */
const SAID_MS = 1500

function WayButton({ way, panel }: { way: Way; panel: Panel }) {
  const isCopied = useSignal(false)
  const go = async (page: Document) => {
    if ('filter' in way) panel.filter.setText(way.filter)
    else if ('settings' in way) panel.openDialog('settings', way.settings)
    else if ('reveal' in way) panel.hidden.reveal(way.reveal)
    else if (await copyText(way.copy, page)) {
      isCopied.value = true
      setTimeout(() => {
        isCopied.value = false
      }, SAID_MS)
    }
  }
  return (
    <button type="button" class="way" onClick={({ currentTarget }) => void go(currentTarget.ownerDocument)}>
      {isCopied.value ? text('copy_done') : way.label}
    </button>
  )
}
