import { type ReadonlySignal, signal } from '@preact/signals'

/** The tabs of the card, in order; each with the key of its title. */
export const TABS = {
  explanation: 'tab_explanation',
  response: 'tab_response',
  request: 'tab_request',
  headers: 'tab_headers',
  timing: 'tab_timing',
} as const
export type Tab = keyof typeof TABS

/** How the details are looked at. It holds for every row: whoever reads bodies goes from body to body. */
export function createDetail() {
  const tab = signal<Tab>('explanation')
  const asSent = signal(false)
  const wanted = signal('')
  return {
    tab: tab as ReadonlySignal<Tab>,
    show(next: Tab) {
      tab.value = next
    },
    /** Are bodies shown as they were sent, instead of laid out? */
    asSent: asSent as ReadonlySignal<boolean>,
    setAsSent(on: boolean) {
      asSent.value = on
    },
    /** The text to find in bodies. */
    wanted: wanted as ReadonlySignal<string>,
    setWanted(text: string) {
      wanted.value = text
    },
  }
}
