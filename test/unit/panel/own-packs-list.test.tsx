// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { StoredPacks } from '../../../src/own-packs/own-packs'
import { mount, unmount } from './mount'
import { choose, drawn, fakeOwnPacks, ownPack, packFile, sample } from './own-packs'

afterEach(unmount)

const extension = { id: 'acme', source: { checked: '2026-11-22' }, codes: { E1: {}, E2: {} } }

/** The settings over these packs. */
async function open(stored: Partial<StoredPacks> = {}, refusal?: () => string | null) {
  const panel = mount()
  const view = fakeOwnPacks(stored, refusal)
  panel.link.ownPacks = async () => view
  panel.click('[data-act=settings]')
  await drawn(panel, '#own-packs')
  await vi.waitFor(async () => {
    await panel.settled()
    expect(panel.find('#own-packs .dim, #own-packs .problem')).not.toBeNull()
    expect(panel.text('#own-packs')).not.toContain('Loading')
  })
  return { ...panel, view, item: (id: string) => panel.text(`[data-own-pack=${id}]`) }
}

test('own packs are listed with what they are about', async () => {
  const panel = await open({ packs: [ownPack(), extension] })
  expect(panel.item('shop')).toMatch(/^Shop shop1 codeapi\.shop\.example/)
  await drawn(panel, '[data-own-pack=acme]', 'Acme')
  expect(panel.item('acme')).toContain('2 codes')
  expect(panel.item('acme')).toContain('adds to the built-in pack')
})

test('of many hosts the first are named', async () => {
  const hosts = ['a.test', 'b.test', 'c.test', 'd.test', 'e.test']
  const panel = await open({ packs: [ownPack({ hosts })] })
  expect(panel.item('shop')).toContain('a.test, b.test, c.test and 2 more')
})

test('a pack that cannot be read, or cannot be used, says why', async () => {
  const panel = await open({
    packs: [ownPack()],
    refused: [{ id: 'old', why: 'This version cannot read it: codes must be an object.' }],
    unread: [{ id: 'old', codes: 7 }],
  })
  expect(panel.item('old')).toContain('Not used: This version cannot read it: codes must be an object.')
  panel.link.unusable = async () => [{ id: 'shop', why: 'It needs envelopes.' }]
  await panel.act(() => void panel.view.save({ packs: [ownPack()], samples: [] }))
  await drawn(panel, '[data-own-pack=shop]', 'Not used: It needs envelopes.')
})

test('what a newer version stored is left alone', async () => {
  const panel = await open({ newer: 7 })
  expect(panel.text('#own-packs')).toContain('A newer version of Errata stored packs here.')
  expect(panel.find('[data-act=new-pack]')).toBeNull()
})

test('what is removed can be put back, with its samples, for as long as the settings are open', async () => {
  const stored = { packs: [ownPack(), extension], samples: [sample()] }
  const panel = await open(stored)
  panel.click('[data-own-pack=shop] [data-act=remove-pack]')
  await drawn(panel, '[data-testid=own-packs-removed]', 'Shop is removed.')
  expect(panel.view.current().packs).toEqual([extension])
  expect(panel.view.current().samples).toEqual([])
  expect(document.activeElement).toBe(panel.find('[data-act=restore-pack]'))

  panel.click('[data-act=restore-pack]')
  await drawn(panel, '[data-own-pack=shop]')
  expect(panel.view.current().samples).toEqual([sample()])
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(panel.find('[data-own-pack=shop] [data-act=edit-pack]')),
  )

  panel.click('[data-own-pack=shop] [data-act=remove-pack]')
  await drawn(panel, '[data-act=restore-pack]')
  panel.press('Escape', document)
  panel.click('[data-act=settings]')
  await drawn(panel, '[data-own-pack=acme]')
  expect(panel.find('[data-act=restore-pack]')).toBeNull()
})

test('a pack that cannot be read goes back as it was', async () => {
  const unread = [{ id: 'old', codes: 7 }]
  const panel = await open({ refused: [{ id: 'old', why: 'It is old.' }], unread })
  panel.click('[data-own-pack=old] [data-act=remove-pack]')
  await drawn(panel, '[data-act=restore-pack]')
  panel.click('[data-act=restore-pack]')
  await vi.waitFor(() => expect(panel.view.current().packs).toEqual(unread))
})

test('why a pack could not be removed is said', async () => {
  const panel = await open({ packs: [ownPack()] }, () => 'The disk is full.')
  panel.click('[data-own-pack=shop] [data-act=remove-pack]')
  await drawn(panel, '[data-testid=own-packs-removed]', 'The disk is full.')
  expect(panel.find('[data-act=restore-pack]')).toBeNull()
})

test('a file shows what it would change, and changes nothing until it is taken over', async () => {
  const panel = await open({ packs: [ownPack()], samples: [] })
  const incoming = ownPack({
    codes: { E1: { meaning: 'The shop is closed.' }, E2: { meaning: 'Sold out.' } },
  })
  choose(panel, '#own-packs-file', packFile([incoming], [sample()]))
  const words = await drawn(panel, '[data-testid=own-packs-offer]', 'What errata.packs.json changes')
  expect(words).toContain('Shop: replaced; 1 code added')
  expect(words).toContain('1 sample comes along')
  expect(panel.view.current().packs).toEqual([ownPack()])
  panel.click('[data-act=take-packs]')
  await drawn(panel, '[data-testid=own-packs-offer]', 'is taken over')
  expect(panel.view.current()).toMatchObject({ packs: [incoming], samples: [sample()] })
})

test('a file can be left alone', async () => {
  const panel = await open()
  choose(panel, '#own-packs-file', packFile([ownPack()]))
  await drawn(panel, '[data-act=take-packs]')
  panel.click('[data-act=leave-packs]')
  expect(panel.text('[data-testid=own-packs-offer]')).toBe('')
  expect(panel.view.current().packs).toEqual([])
})

test('a file of packs that could not be used says so before', async () => {
  const panel = await open()
  panel.link.unusable = async () => [{ id: 'shop', why: 'It needs envelopes.' }]
  choose(panel, '#own-packs-file', packFile([ownPack()]))
  await drawn(panel, '[data-testid=own-packs-offer]', 'Not used: shop: It needs envelopes.')
})

test.each([
  ['{"errataPacks": 1,\n "packs": [}', 'line 2: '],
  ['{"errataPacks": 1, "packs": [], "extra": 1}', 'extra is not known here'],
  [`{"packs": ${'['.repeat(500)}`, 'brackets stand 501 deep'],
  [`"${'x'.repeat(3 * 2 ** 20)}"`, 'larger than 2 MB'],
  [
    '{"errataPacks": 1,\n"packs": [{"id": "shop", "__proto__": {}}]}',
    'a member cannot be called "__proto__"',
  ],
])('a file with %.30s is refused with its reason', async (text, reason) => {
  const panel = await open()
  choose(panel, '#own-packs-file', new File([text], 'bad.json'))
  await drawn(panel, '[data-testid=own-packs-offer]', 'bad.json is not taken over')
  expect(panel.text('[data-testid=own-packs-offer]')).toContain(reason)
  expect(panel.find('[data-act=take-packs]')).toBeNull()
})

test('a file of packs that is dropped on the panel opens the same preview', async () => {
  const panel = mount()
  const event = new Event('drop', { bubbles: true, cancelable: true })
  const files = [packFile([ownPack()], [], 'team.json'), new File(['{}'], 'a.har')]
  Object.assign(event, { dataTransfer: { types: ['Files'], files } })
  panel.act(() => void panel.find('#list')?.dispatchEvent(event))
  await drawn(panel, '[data-testid=own-packs-offer]', 'Shop: added; 1 code added')
  expect(panel.find('#settings')).not.toBeNull()
  await vi.waitFor(async () => {
    panel.act(() => panel.timers.advance(0))
    await panel.settled()
    expect(panel.calls).toEqual(['import a.har'])
  })
})
