/** Makes the page of the demo call its API, from outside. Each call gives what the page's own code saw of it. */

/** @typedef {import('../browsers/session.ts').Session} Session */
/** @typedef {{ run(id: string): Promise<string>, runAll(): Promise<string[]> }} DemoWindow what page.js adds to window */

/** @param {Session} session @param {string} id of a failure or a client */
export const call = (session, id) =>
  session.inPage((name) => /** @type {DemoWindow} */ (/** @type {object} */ (window)).run(name), id)

/** @param {Session} session */
export const callAll = (session) =>
  session.inPage(() => /** @type {DemoWindow} */ (/** @type {object} */ (window)).runAll())
