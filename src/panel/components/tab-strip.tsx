import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { TABS, type Tab } from '../stores/detail'
import type { Panel } from '../stores/panel'
import { text } from '../text'

const ALL = Object.keys(TABS) as Tab[]

export const TAB_PANEL_ID = 'detail'
export const tabElementId = (tab: Tab) => `tab-${tab}`

/** Where a key leads from a tab; null for a key that leads nowhere (ARIA Authoring Practices, Tabs). */
function tabAfter(key: string, at: number): Tab | null {
  const to: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: ALL.length - 1,
  }
  const index = to[key]
  return index === undefined ? null : (ALL[(index + ALL.length) % ALL.length] ?? null)
}

/** The tabs of the card: one tab stop, and the arrow keys go from one to the next and show it. */
export function TabStrip({ panel: { detail } }: { panel: Panel }) {
  const strip = useRef<HTMLDivElement>(null)
  const shown = detail.tab.value
  const elementOf = (tab: Tab) => strip.current?.querySelector<HTMLElement>(`#${tabElementId(tab)}`)

  // In a narrow panel the strip scrolls.
  useLayoutEffect(() => {
    strip.current
      ?.querySelector(`#${tabElementId(shown)}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = tabAfter(event.key, ALL.indexOf(shown))
    if (!next) return
    event.preventDefault()
    detail.show(next)
    elementOf(next)?.focus()
  }
  return (
    <div ref={strip} class="tabs" role="tablist" aria-label={text('card_label')} onKeyDown={onKeyDown}>
      {ALL.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabElementId(tab)}
          data-tab={tab}
          aria-selected={tab === shown}
          aria-controls={TAB_PANEL_ID}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => detail.show(tab)}
        >
          {text(TABS[tab])}
        </button>
      ))}
    </div>
  )
}
