import { useSignalEffect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Row } from '../../session/session'
import { TABS, type Tab } from '../stores/detail'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { BodyPart } from './body-part'
import { ExplanationTab } from './explanation-tab'
import { Glyph } from './glyph'
import { HeadersTab } from './headers-tab'
import { RequestTab } from './request-tab'
import { ShareMenu } from './share-menu'
import { TAB_PANEL_ID, TabStrip, tabElementId } from './tab-strip'
import { TimingTab } from './timing-tab'

const CONTENT: Record<Tab, typeof ExplanationTab> = {
  explanation: ExplanationTab,
  response: BodyPart,
  request: RequestTab,
  headers: HeadersTab,
  timing: TimingTab,
}

/** Everything about one row: what it means first, and what was sent and received in the tabs after it. */
export function Card({ row, panel, onClose }: { row: Row; panel: Panel; onClose(): void }) {
  const element = useRef<HTMLElement>(null)
  const tab = panel.detail.tab.value
  useSignalEffect(() => {
    if (panel.selection.entering.value) element.current?.focus()
    panel.selection.entered()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tab begins at its top
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = 0
  }, [tab])

  const Content = CONTENT[tab]
  return (
    <section ref={element} class="card" data-testid="card" aria-label={text('card_label')} tabIndex={-1}>
      <header class="strip">
        <TabStrip panel={panel} />
        <ShareMenu row={row} panel={panel} />
        <button
          type="button"
          class="icon-button"
          title={text('card_closeTitle')}
          aria-label={text('card_close')}
          onClick={onClose}
        >
          <Glyph name="close" />
        </button>
      </header>
      <div
        id={TAB_PANEL_ID}
        class="tab-panel"
        role="tabpanel"
        aria-labelledby={tabElementId(tab)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: not every tab has something else to focus
        tabIndex={0}
      >
        {tab !== 'explanation' && <h2 class="unseen">{text(TABS[tab])}</h2>}
        <Content row={row} panel={panel} />
      </div>
    </section>
  )
}
