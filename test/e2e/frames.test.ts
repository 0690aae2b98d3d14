/** Requests that another document or a worker of the page sends: which of them the browsers tell DevTools of. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, test } from 'vitest'
import { lineWith } from './panel-page'
import { inEachBrowser, useStage } from './support'

const TYPES: Record<string, string> = { '.js': 'text/javascript', '': 'text/html' }

/** A site with a frame of another site, a worker and a service worker, each of which calls an API that fails. */
async function startSite() {
  const files: Record<string, () => string> = {
    '/': () => `<title>Site</title><iframe src="http://localhost:${port}/frame"></iframe>
      <script>navigator.serviceWorker.register('/service-worker.js')</script>`,
    '/frame': () => `<script>fetch('/api/frame').then((it) => it.text())</script>`,
    '/worker.js': () => `fetch('/api/worker').then((it) => it.text())`,
    '/service-worker.js': () =>
      `oninstall = (event) => event.waitUntil(fetch('/api/service-worker').then((it) => it.text()))`,
  }
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url]?.()
    const type = TYPES[/\.js$/.exec(url)?.[0] ?? ''] ?? ''
    response.writeHead(file === undefined ? 503 : 200, {
      'content-type': file === undefined ? 'application/json' : type,
      'cache-control': 'no-store',
    })
    response.end(
      file ?? JSON.stringify({ error: { code: `sent_by${url.replace('/api', '')}`, message: 'Later.' } }),
    )
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    close: () => server.close(),
  }
}

inEachBrowser((browser) => {
  const stage = useStage(browser)
  let site: Awaited<ReturnType<typeof startSite>>
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  test('failures of a frame of another site are listed as those of the page', async () => {
    const { session } = stage
    await session.goto(`${site.origin}/`)
    await session.showPanel()
    await lineWith(session, { path: `${site.other}/api/frame`, status: '503', code: 'sent_by/frame' })
  })

  test('failures of a worker are too, and in Chromium those of a service worker', async () => {
    const { session } = stage
    await session.inPage(() => {
      new Worker('/worker.js')
    })
    // Firefox tells DevTools of a page's service worker in a toolbox of its own.
    const senders = browser === 'chrome' ? ['worker', 'service-worker'] : ['worker']
    for (const sender of senders)
      await lineWith(session, { path: `${site.origin}/api/${sender}`, code: `sent_by/${sender}` })
  })
})
