import { batch, computed, signal } from '@preact/signals'
import type { SessionView } from '../../session/session'

/** The session's log as signals. `defer` puts off a refresh to a frame that is to come, so that a burst is drawn once. */
export function createLog(session: SessionView, defer: (run: () => void) => void) {
  const rows = signal(session.rows())
  const health = signal(session.health())
  const attempts = signal(session.attempts())
  const preserveLog = signal(session.preserveLog())
  const failures = computed(() => health.value.failures)
  let waiting = false
  let stopped = false

  const refresh = () => {
    waiting = false
    if (stopped) return
    batch(() => {
      rows.value = session.rows()
      health.value = session.health()
      attempts.value = session.attempts()
      preserveLog.value = session.preserveLog()
    })
  }
  const unsubscribe = session.subscribe(() => {
    if (waiting) return
    waiting = true
    defer(refresh)
  })

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
