/** Requests whose bodies are waited for while the page is loaded anew: they are of the page before. */

/** One that is waited for. */
export interface Flight {
  /** Did the page that sent it end meanwhile? To be asked once, when its body is there or given up. */
  land(): boolean
}

/** Which requests are under way to the session. */
export interface InFlight {
  take(startedAtMs: number | null): Flight
  /** The page was loaded anew: what started before this moment (epoch ms) was sent by the page before. */
  navigated(sinceMs: number): void
}

/** Starts with none. */
export function createInFlight(): InFlight {
  const flights = new Map<symbol, { startedAtMs: number | null; isPast: boolean }>()
  return {
    take(startedAtMs) {
      const id = Symbol()
      const flight = { startedAtMs, isPast: false }
      flights.set(id, flight)
      return {
        land() {
          flights.delete(id)
          return flight.isPast
        },
      }
    },
    navigated(sinceMs) {
      for (const flight of flights.values())
        if (flight.startedAtMs !== null && flight.startedAtMs < sinceMs) flight.isPast = true
    },
  }
}
