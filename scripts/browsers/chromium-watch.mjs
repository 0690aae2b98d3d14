/** What the extension's pages hold, work and complain about in Chromium, by its own protocol. */

/**
 * @typedef {import('puppeteer-core').Browser} Browser
 * @typedef {import('puppeteer-core').CDPSession} CDPSession
 * @typedef {import('puppeteer-core').Target} Target
 */

/** @param {CDPSession} client @param {(text: string) => void} say */
async function listen(client, say) {
  client.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url, lineNumber } }) =>
    say(`${text} ${exception?.description ?? exception?.value ?? ''} (${url ?? ''}:${lineNumber})`),
  )
  client.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'assert')
      say(`console.${type} ${args.map(({ value, description }) => value ?? description).join(' ')}`)
  })
  client.on('Log.entryAdded', ({ entry: { level, source, text, url } }) => {
    if (level === 'error') say(`${source}: ${text} (${url ?? ''})`)
  })
  // Both tell again what was said before.
  await client.send('Runtime.enable')
  await client.send('Log.enable')
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** Watches the pages of one extension. They share a process. */
export class ChromiumWatch {
  #browser
  #origin
  /** @type {WeakMap<Target, CDPSession>} */
  #clients = new WeakMap()
  /** @type {string[]} */
  #said = []

  /** @param {Browser} browser @param {string} origin of the extension's pages */
  constructor(browser, origin) {
    this.#browser = browser
    this.#origin = origin
  }

  /** What went wrong in the pages that are there, since they were loaded or this was last asked. */
  async complaints() {
    await this.#follow()
    return this.#said.splice(0)
  }

  /** Their one heap and their one thread. */
  async footprint() {
    const [client] = await this.#follow()
    if (!client) throw new Error('there is no page of the extension')
    const { metrics } = await client.send('Performance.getMetrics')
    const workedS = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage')
    return { workedMs: workedS * 1000, heldBytes: usedSize + embedderHeapUsedSize + backingStorageSize }
  }

  async #follow() {
    const targets = this.#browser.targets().filter((target) => target.url().startsWith(`${this.#origin}/`))
    return Promise.all(targets.map((target) => this.#clientOf(target)))
  }

  /** @param {Target} target */
  async #clientOf(target) {
    const known = this.#clients.get(target)
    if (known) return known
    const client = await target.createCDPSession()
    this.#clients.set(target, client)
    await listen(client, (text) => this.#said.push(text))
    return client
  }
}
