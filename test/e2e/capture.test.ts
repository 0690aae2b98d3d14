import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { call } from '../../scripts/demo/calls.mjs'
import { lines, lineWith, openCard, part } from './panel-page'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test('what failed before the panel was ever shown is in the list', async () => {
    const { session } = stage
    await call(session, 'bluum-wrong-key')
    await session.showPanel()
    await openCard(session, await lineWith(session, { code: 'BLUM-401-003' }))
    expect(await part(session, 'body')).toContain('BLUM-401-003')
  })

  test('docking elsewhere and going to another tool lose nothing', async () => {
    const { session } = stage
    const before = await lines(session)
    await session.redock()
    await call(session, 'buildmarkets-revoked')
    await session.showPanel()
    await lineWith(session, { code: 'KEY_REVOKED' })
    await session.hidePanel()
    await call(session, 'bloobank-denied')
    await session.redock()
    await session.showPanel()
    await lineWith(session, { code: 'RBAC_DENY' })
    const after = await lines(session)
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
    expect(after.filter(({ code }) => code === 'BLUM-401-003')).toHaveLength(1)
  })

  test('a failure whose body the page never reads is listed, explained and can be fetched again', async () => {
    const { session } = stage
    await call(session, 'unread')
    const line = await lineWith(session, { status: '429', path: '/v1/market-hours' })
    await openCard(session, line)
    expect(await part(session, 'ids')).toContain('5d2f7c10-demo-429')
    expect(await part(session, 'countdown')).not.toBe('')
    if (browser === 'firefox') {
      // Firefox reads every body itself, whatever the page does.
      expect(line.code).toBe('BLUM-429-001')
      return
    }
    expect(await part(session, 'body')).toContain('never read')
    await session.click('[data-act=refetch]')
    await lineWith(session, { code: 'BLUM-429-001', path: '/v1/market-hours' })
  })

  test('a call that CORS blocks is never shown as a plain 200', async () => {
    const { session } = stage
    await call(session, 'cors')
    const line = await lineWith(session, { path: '/internal/metrics' })
    expect(line.status).toBe('CORS')
    expect(line.summary).toMatch(/^Blocked by CORS/)
  })

  test.each([
    ['cancelled', '/slow'],
    ['refused', ':4/anything'],
  ])('a call that is %s is listed without a response', async (id, path) => {
    const { session } = stage
    await call(session, id)
    const line = await lineWith(session, { path })
    expect(line.status).not.toMatch(/\d/)
  })

  test('an error in an EventSource that the page then closes is found', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': '*' })
      response.write('data: {"progress":10}\n\n')
      response.write('event: error\ndata: {"code":"EXPORT_FAILED","message":"The disk is full."}\n\n')
    })
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export`
    await stage.session.inPage((from) => {
      const source = new EventSource(from)
      return new Promise<void>((done) => {
        source.addEventListener('error', () => {
          source.close()
          done()
        })
      })
    }, url)
    await openCard(stage.session, await lineWith(stage.session, { code: 'EXPORT_FAILED', status: '200' }))
    expect(await part(stage.session, 'body')).toContain('The disk is full.')
  })

  test('a body over 1 MiB is whole, or said to be cut', async () => {
    const { session } = stage
    await call(session, 'bulky')
    await openCard(session, await lineWith(session, { code: 'IMPORT_REJECTED' }))
    const body = await part(session, 'body')
    if (browser === 'firefox') expect(body).toContain('devtools.netmonitor.responseBodyLimit')
    else expect(body).not.toContain('Cut')
  })

  test('a body is still found when the page changes its address at once', async () => {
    const { session } = stage
    await session.inPage(async () => {
      const calling = (window as unknown as { run(id: string): Promise<string> }).run('buildmarkets-no-order')
      history.pushState({}, '', '#elsewhere')
      await calling
      history.pushState({}, '', '#further')
    })
    await openCard(session, await lineWith(session, { code: 'ORDER_NOT_FOUND' }))
    expect(await part(session, 'body')).toContain('ORDER_NOT_FOUND')
  })

  test('a new page starts a new list, and keeps the old one where the log is preserved', async () => {
    const { session, origin } = stage
    await session.goto(`${origin}/?fresh`)
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 0, {
      what: 'an empty list',
    })
    await call(session, 'bluum-no-funds')
    await lineWith(session, { code: 'BLUM-422-001' })
    await session.click('#preserve-log')
    await session.goto(`${origin}/?again`)
    await call(session, 'home-grown')
    await lineWith(session, { code: '4711' })
    expect((await lines(session)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['BLUM-422-001', '4711']),
    )
  })
})
