import { expect, test } from 'vitest'
import type { Explained } from '../../../src/audit/attempt'
import { annotate, type Exchange } from '../../../src/engine'
import { createSession, type SessionParts } from '../../../src/session/log'
import { acmePack, acmeUrl, catalogueOf } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

const settled = () => new Promise((done) => setImmediate(done))

const failure = exchange({ url: acmeUrl, status: 400, body: { error: { code: 'refused', message: 'No.' } } })

/** A session whose packs can be changed. */
function start(parts: Partial<SessionParts> = {}) {
  const known = { catalogue: catalogueOf() }
  const explained: Exchange[] = []
  const session = createSession({
    explain: async (it): Promise<Explained> => {
      explained.push(it)
      return { annotation: annotate(it, known.catalogue, STARTED_AT_MS), key: null }
    },
    defer: (callback) => callback(),
    ...parts,
  })
  const learn = () => {
    known.catalogue = catalogueOf(acmePack)
  }
  return { session, learn, explained }
}

test('failures are explained anew with what is known now, of the page and of files', async () => {
  const { session, learn } = start()
  session.exchange('a', failure)
  await settled()
  await session.import('a.har', [failure])
  expect(session.rows().map((row) => row.annotation?.pack)).toEqual(['http', 'http'])
  const before = session.rows()
  learn()
  await session.explainAgain()
  const after = session.rows()
  expect(after.map((row) => row.annotation?.pack)).toEqual(['acme', 'acme'])
  expect(after.map(({ id, imported }) => [id, imported])).toEqual(
    before.map(({ id, imported }) => [id, imported]),
  )
  expect(after[0]?.group).not.toBe(before[0]?.group)
  expect(session.health()).toMatchObject({ captured: 1, imported: 1 })
})

test('the audit hears of it, without an attempt more', async () => {
  const { session, learn } = start()
  session.exchange('a', failure)
  await settled()
  learn()
  await session.explainAgain()
  expect(session.attempts()).toMatchObject([{ vendor: 'Acme' }])
})

test('successes, and failures whose body was dropped, are left as they are', async () => {
  const limits = { failures: 10, successes: 10, bodyChars: 100, attempts: 10 }
  const { session, learn, explained } = start({ limits })
  session.exchange('ok', exchange({ status: 200, body: {} }))
  session.exchange('a', exchange({ status: 500, body: 'x'.repeat(90) }))
  session.exchange('b', exchange({ status: 500, body: 'y'.repeat(90) }))
  await settled()
  const bodies = session.rows().map(({ exchange: { response } }) => response.body.state)
  expect(bodies.filter((state) => state === 'present')).toHaveLength(1)
  explained.length = 0
  learn()
  await session.explainAgain()
  expect(explained.map(({ response: { body } }) => body.state === 'present' && body.text[0])).toEqual(['y'])
})

test('what is cleared in the meantime does not come back, and what fails stays as it was', async () => {
  let fails = false
  const { session } = start({
    explain: async (it) => {
      if (fails) throw new Error('a chunk is missing')
      return { annotation: annotate(it, catalogueOf(), STARTED_AT_MS), key: null }
    },
  })
  session.exchange('a', failure)
  await settled()
  fails = true
  await session.explainAgain()
  expect(session.rows()[0]?.annotation?.pack).toBe('http')
  fails = false
  const again = session.explainAgain()
  session.clear()
  await again
  expect(session.rows()).toEqual([])
})
