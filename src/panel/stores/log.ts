import { batch, computed, signal } from '@preact/signals'
import type { SessionView } from '../../session/session'
import type { AskToDraw } from './pace'

/** The session's log as signals. `paced` makes of a refresh a way to ask for it, so that a burst is drawn once. */
export function createLog(session: SessionView, paced: (refresh: () => void) => AskToDraw) {
  const rows = signal(session.rows())
  const health = signal(session.health())
  const attempts = signal(session.attempts())
  const preserveLog = signal(session.preserveLog())
  const failures = computed(() => health.value.failures)
  let stopped = false

  const refresh = () => {
    if (stopped) return
    batch(() => {
      rows.value = session.rows()
      health.value = session.health()
      attempts.value = session.attempts()
      preserveLog.value = session.preserveLog()
    })
  }
  const ask = paced(refresh)
  // Somebody may be waiting for a failure; of successes only the number changes, or a list that runs by.
  const unsubscribe = session.subscribe(() => ask(session.health().failures !== failures.peek()))

  return {
    rows,
    health,
    attempts,
    preserveLog,
    failures,
    clear() {
      session.clear()
      refresh()
    },
    setPreserveLog(on: boolean) {
      session.setPreserveLog(on)
      refresh()
    },
    stop() {
      stopped = true
      unsubscribe()
    },
  }
}
