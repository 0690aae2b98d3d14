// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { open, PAGE, review } from './add-api-dialog'
import { unmount } from './mount'
import { noTrial } from './own-packs'

vi.mock('../../../src/panel/source-reader', async () => ({
  readInWorker: (await import('./add-api-dialog')).readHere,
}))
afterEach(unmount)

describe('the trial', () => {
  test('runs a moment after the last change, not at each', async () => {
    const panel = await review()
    const tryPack = vi.spyOn(panel.link, 'tryPack')
    panel.enter('#add-api-name', 'A')
    panel.act(() => panel.timers.advance(299))
    panel.enter('#add-api-name', 'AB')
    panel.act(() => panel.timers.advance(299))
    expect(tryPack).not.toHaveBeenCalled()
    panel.act(() => panel.timers.advance(1))
    expect(tryPack.mock.calls.map(([pack]) => pack.name)).toEqual(['AB'])
  })

  test('says in words what the pack would do', async () => {
    const panel = await review()
    vi.spyOn(panel.link, 'tryPack').mockResolvedValue({
      examples: [
        { line: 9, status: 400, recognised: true, code: 'X', message: null, words: 'Recognised.' },
        { line: 12, status: 400, recognised: false, code: null, message: null, words: 'Not recognised.' },
      ],
      exchanges: {
        recognised: [0],
        taken: [],
        fresh: [0],
        words: 'It recognises 1 of the 1 response seen so far.',
      },
      lookAlikes: [
        { pack: 'zenith', vendor: 'Zenith', kind: 'host', shared: ['a'], words: 'Zenith is known at a too.' },
      ],
    })
    panel.enter('#add-api-id', 'acme')
    await panel.settle(() =>
      expect(panel.all('[data-testid=add-api-trial] p').map((line) => line.textContent?.trim())).toEqual([
        '1 of 2 examples on the page are recognised.',
        'Line 12: Not recognised.',
        'It recognises 1 of the 1 response seen so far.',
        'No host is given, so only codes that are this API’s own can be recognised. Add the host that it is called at.',
        'A built-in pack has this id: what you save is laid over it.',
        'Zenith is known at a too.',
      ]),
    )
  })
})

describe('saving', () => {
  test('keeps the pack as it was edited, says so, and can be taken back', async () => {
    const panel = await review()
    vi.spyOn(panel.link, 'tryPack').mockResolvedValue({
      ...noTrial,
      exchanges: { recognised: [0], taken: [], fresh: [0], words: '' },
    })
    panel.click('[data-host="api.parcels.test"]')
    panel.click('[data-key="0"] [data-col=use] input')
    panel.enter('[data-key="1"] [data-cell=resolution]', 'Wait an hour.')
    panel.enter('[data-key="1"] [data-cell=retry]', 'yes')
    expect(panel.text('[data-act=save-api]')).toBe('Save with 1 code')
    panel.click('[data-act=save-api]')
    await panel.settle(() => expect(panel.find('#add-api')).toBeNull())
    expect(panel.text('[data-testid=add-api-line] p')).toBe(
      'Saved. Failing responses of api.parcels.test are explained from now on, and 1 in this list already is.',
    )
    const [pack] = await panel.stored()
    expect(pack).toMatchObject({ id: 'acme-parcels', name: 'Acme Parcels', hosts: ['api.parcels.test'] })
    expect(pack?.codes).toEqual({
      DEPOT_BUSY: {
        status: [503],
        meaning: 'The depot is full.',
        resolution: 'Wait an hour.',
        retry: 'backoff',
      },
    })
    expect(pack?.source).not.toHaveProperty('url')
    panel.click('[data-act=undo-add-api]')
    await panel.settle(() => expect(panel.text('[data-testid=add-api-line]')).toContain('Taken back'))
    expect(await panel.stored()).toEqual([])
  })

  test('over an own pack of the same id puts that one back when it is taken back', async () => {
    const panel = await open()
    const view = await panel.link.ownPacks()
    const before = { id: 'acme-parcels', name: 'Old', hosts: ['old.test'], envelopes: [] }
    await view.save({ packs: [before], samples: [] })
    panel.paste(PAGE)
    await panel.settle(() => expect(panel.text('[data-testid=add-api-trial]')).toContain('would be replaced'))
    panel.click('[data-act=save-api]')
    await panel.settle(() => expect(panel.find('#add-api')).toBeNull())
    expect((await panel.stored()).map(({ name }) => name)).toEqual(['Acme Parcels'])
    panel.click('[data-act=undo-add-api]')
    await panel.settle(() => expect(panel.text('[data-testid=add-api-line]')).toContain('Taken back'))
    expect(await panel.stored()).toEqual([before])
  })

  test.each([
    ['#add-api-id', 'Acme!', 'An id has small letters and digits'],
    ['#add-api-hosts', 'not a host!', '“host!” is no host'],
    ['#add-api-code', 'error.code', 'A pointer begins with a slash'],
  ])('with a fault in %s is refused in words', async (selector, value, words) => {
    const panel = await review()
    panel.enter(selector, value)
    expect(panel.field(selector).getAttribute('aria-invalid')).toBe('true')
    panel.click('[data-act=save-api]')
    await panel.settle(() => expect(panel.text('.add-api-foot [role=alert]')).toContain(words))
    expect(await panel.stored()).toEqual([])
  })

  test('that the browser refuses says why, and keeps the draft', async () => {
    const panel = await review()
    vi.spyOn(await panel.link.ownPacks(), 'save').mockResolvedValue('The browser is full.')
    panel.click('[data-act=save-api]')
    await panel.settle(() =>
      expect(panel.text('.add-api-foot [role=alert]')).toContain('The browser is full.'),
    )
    expect(panel.find('.add-api-codes')).not.toBeNull()
  })
})

describe('closing', () => {
  test('asks once where something is not saved, and keeps it for the next time', async () => {
    const panel = await review()
    panel.enter('#add-api-name', 'Mine')
    panel.press('Escape', document)
    expect(panel.text('.add-api-foot')).toContain('This API is not saved.')
    panel.press('Escape', document)
    expect(panel.find('#add-api')).toBeNull()
    panel.click('.toolbar [data-act=add-api]')
    await panel.shows('.add-api-codes')
    expect(panel.field('#add-api-name').value).toBe('Mine')
    panel.press('Escape', document)
    panel.click('[data-act=discard-api]')
    expect(panel.find('#add-api')).toBeNull()
    panel.click('.toolbar [data-act=add-api]')
    await panel.shows('#add-api-text')
  })

  test('of a draft that nobody changed does not ask', async () => {
    const panel = await review()
    panel.press('Escape', document)
    expect(panel.find('#add-api')).toBeNull()
  })
})
