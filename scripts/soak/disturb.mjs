/** What somebody does to the panel while a wave of requests runs. Each ends with the panel shown. */

/** @typedef {import('../browsers/session.ts').Session} Session */

/** @typedef {(session: Session, half: () => Promise<unknown>) => Promise<void>} Disturbance `half` of the wave is over */

/** @type {readonly Disturbance[]} */
const DISTURBANCES = [
  async (session, half) => {
    await session.hidePanel()
    await half()
    await session.showPanel()
  },
  async (session, half) => {
    await session.redock()
    await half()
    await session.showPanel()
  },
  async (session, half) => {
    await session.hidePanel()
    await session.redock()
    await half()
    await session.showPanel()
  },
  // Somebody reads: a card is open, and its countdown runs.
  async (session, half) => {
    await session.showPanel()
    const row = '[role=row][data-row-id]'
    await half()
    await session.waitInPanel(
      (selector) => {
        const cell = [...document.querySelectorAll(selector)].at(-1)?.querySelector('[data-col=summary]')
        if (cell instanceof HTMLElement) cell.click()
        return document.querySelector('[data-testid=card]') !== null
      },
      { what: 'a card', args: [row] },
    )
  },
]

/** A browser that has much to do may not answer for 20 s, after which a step is given up: it is tried again so often. */
const TRIES = 4

/** The disturbance whose turn it is. @param {number} turn @param {Session} session @param {() => Promise<unknown>} half */
export async function disturb(turn, session, half) {
  const act = /** @type {Disturbance} */ (DISTURBANCES[turn % DISTURBANCES.length])
  for (let left = TRIES - 1; ; left--) {
    try {
      return await act(session, half)
    } catch (error) {
      if (left === 0) throw error
    }
  }
}
