/**
 * Whether the browser has taken the extension away below the panel, by updating or removing it. The document may stay,
 * but nothing that it asks of the extension is answered any more, and no event says so. Seen live: Chromium 156 closes
 * DevTools with it, Firefox 153 takes the panel away; this is for browsers that leave it open.
 */

/** How often it is looked at. */
export const LOOK_MS = 2_000

/** What Chromium's API throws from then on. */
const GONE = /Extension context invalidated/

/** Calls back once, when `isAlive` no longer holds or when something fails for that reason. Returns the way to stop. */
export function watchLife(isAlive: () => boolean, errors: EventTarget, gone: () => void): () => void {
  const stop = () => {
    clearInterval(timer)
    errors.removeEventListener('error', onError)
    errors.removeEventListener('unhandledrejection', onError)
  }
  const end = () => {
    stop()
    gone()
  }
  const onError = (event: Event) => {
    const { reason, message } = event as Partial<PromiseRejectionEvent & ErrorEvent>
    if (GONE.test(message ?? String((reason as Error | undefined)?.message))) end()
  }
  const timer = setInterval(() => {
    if (!isAlive()) end()
  }, LOOK_MS)
  errors.addEventListener('error', onError)
  errors.addEventListener('unhandledrejection', onError)
  return stop
}
