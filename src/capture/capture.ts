import type { Exchange } from '../engine'

/** What a capture adapter reports. */
export interface Sink {
  /**
   * An exchange was seen. The same key again replaces the former report: the body came late, or came at all.
   * @param isPast the inspected page was loaded anew while its body was waited for
   */
  exchange(key: string, exchange: Exchange, isPast?: boolean): void
  /**
   * The inspected page was loaded anew (not: pushState or a change of the hash). What started before `sinceMs` (epoch
   * ms) belongs to the page before; the new page's first exchanges may have been reported already.
   */
  navigated(sinceMs: number): void
  /** A condition that hides requests began (`on`) or ended; see {@link Blindness}. */
  blind(kind: Blindness, on: boolean): void
}

/**
 * Why capture may be missing requests: `filtered` the browser's Network panel filters or pauses them (Firefox);
 * `unresponsive` the browser's DevTools API does not answer.
 */
export type Blindness = 'filtered' | 'unresponsive'

/** Watches the inspected page's traffic. There is one adapter for each browser, because they contradict each other. */
export interface Capture {
  start(sink: Sink): void
  /** Asks the browser for what it has not reported by itself; called when somebody starts to look. */
  catchUp(): void
}
