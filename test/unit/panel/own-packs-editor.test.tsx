// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { OwnPack } from '../../../src/own-packs/schema'
import { annotation, failing } from './fixtures'
import { mount, unmount } from './mount'
import { drawn, fakeOwnPacks, noTrial, ownPack, sample, write } from './own-packs'

afterEach(unmount)

const json = (pack: unknown) => JSON.stringify(pack, null, 2)

/** The editor on the pack of this id, or on a new one; it has checked what it begins with. */
async function edit(id: string | null, packs: OwnPack[] = [ownPack()], rows = [failing(1)]) {
  const panel = mount(rows)
  const view = fakeOwnPacks({ packs, samples: [sample()] })
  panel.link.ownPacks = async () => view
  panel.link.tryOwn = async () => ({
    ...noTrial,
    exchanges: {
      ...noTrial.exchanges,
      recognised: [0],
      words: 'It recognises 1 of the 1 response seen so far.',
    },
    advice: ['"error" reads no code'],
  })
  panel.act(() => panel.panel.selection.select(1))
  panel.click('[data-act=settings]')
  const button = id === null ? '[data-act=new-pack]' : `[data-own-pack=${id}] [data-act=edit-pack]`
  await drawn(panel, button)
  panel.click(button)
  await drawn(panel, '.pack-editor')
  const checked = async (words = '') => {
    panel.act(() => panel.timers.advance(300))
    await drawn(panel, '#pack-problems', words)
    return panel.all('[data-testid=pack-problems] li').map((each) => each.textContent)
  }
  await checked('Nothing is wrong')
  const area = () => panel.find<HTMLTextAreaElement>('#pack-text') as HTMLTextAreaElement
  return { ...panel, view, checked, area, type: (text: string) => write(panel, '#pack-text', text) }
}

test('a new pack begins with one that is valid, and is there once it is saved', async () => {
  const panel = await edit(null, [])
  expect(JSON.parse(panel.area().value)).toMatchObject({ id: 'my-api' })
  panel.type(json(ownPack()))
  panel.click('[data-act=save-pack]')
  await drawn(panel, '[data-own-pack=shop]')
  expect(panel.view.current().packs).toEqual([ownPack()])
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(panel.find('[data-own-pack=shop] [data-act=edit-pack]')),
  )
})

test('what is wrong is listed a moment after the last key, and keeps the pack from being saved', async () => {
  const panel = await edit('shop')
  expect(panel.area().value).toBe(`${json(ownPack())}\n`)
  panel.type(json(ownPack()).replace('"hosts"', '"host"'))
  panel.act(() => panel.timers.advance(299))
  expect(panel.text('#pack-problems')).toBe('Checking…')
  expect(await panel.checked('1 thing to mend')).toEqual([
    expect.stringMatching(/^line 7: host is not known/),
  ])
  expect(panel.find<HTMLButtonElement>('[data-act=save-pack]')?.disabled).toBe(true)
  expect(panel.area().getAttribute('aria-invalid')).toBe('true')
})

test('a click on what is wrong puts the cursor into its line', async () => {
  const panel = await edit('shop')
  const text = json(ownPack()).replace('"hosts"', '"host"')
  panel.type(text)
  await panel.checked('1 thing')
  panel.click('[data-testid=pack-problems] button')
  const { selectionStart, selectionEnd } = panel.area()
  expect(text.slice(selectionStart, selectionEnd)).toBe(text.split('\n')[6])
  expect(document.activeElement).toBe(panel.area())
})

test.each([
  ['no JSON', '{', [/^line 1: /]],
  ['several packs', json([ownPack(), ownPack({ id: 'b' })]), [/^there has to be one pack/]],
  [
    'the id of another own pack',
    json(ownPack({ id: 'other' })),
    [/^another of your packs has the id "other"/],
  ],
])('%s is not saved', async (_, text, problems) => {
  const panel = await edit('shop', [ownPack(), ownPack({ id: 'other' })])
  panel.type(text)
  panel.click('[data-act=save-pack]')
  await drawn(panel, '#pack-problems', 'to mend')
  const lines = panel.all('[data-testid=pack-problems] li').map((each) => each.textContent)
  expect(lines).toEqual(problems.map((each) => expect.stringMatching(each)))
  expect(panel.view.current().packs).toEqual([ownPack(), ownPack({ id: 'other' })])
})

test('markup in it stays text', async () => {
  const panel = await edit('shop')
  panel.type(json(ownPack({ codes: { E1: { meaning: '<img src=x onerror=alert(1)></textarea><b>' } } })))
  await panel.checked('Nothing is wrong')
  expect(panel.find('.pack-editor img, .pack-editor b')).toBeNull()
})

test('it is tried on what was seen, and says what would change', async () => {
  const panel = await edit('shop')
  panel.type(json(ownPack({ codes: {} })))
  await panel.checked('Nothing is wrong')
  const words = await drawn(panel, '[data-testid=pack-tester]', '1 code removed')
  expect(words).toContain('It recognises 1 of the 1 response seen so far.')
  expect(words).toContain('"error" reads no code')
})

test('samples say whether they are explained as expected, and go with the pack', async () => {
  const panel = await edit('shop')
  panel.link.checkSamples = async ({ samples }) =>
    samples.map(({ pack }) => (pack === 'shop' ? [] : ['the code is null, not "E1"']))
  await drawn(panel, '[data-testid=pack-samples]', 'Explained as expected.')
  panel.type(json(ownPack({ id: 'shop-two' })))
  await panel.checked('Nothing is wrong')
  await drawn(panel, '[data-testid=pack-samples]', 'the code is null, not "E1"')
  panel.click('[data-act=save-pack]')
  await drawn(panel, '[data-own-pack=shop-two]')
  expect(panel.view.current()).toMatchObject({
    packs: [{ id: 'shop-two' }],
    samples: [{ pack: 'shop-two', name: 'closed' }],
  })
})

test('a sample is removed when the pack is saved', async () => {
  const panel = await edit('shop')
  panel.click('[data-act=remove-sample]')
  expect(panel.find('[data-act=remove-sample]')).toBeNull()
  expect(panel.view.current().samples).toHaveLength(1)
  panel.click('[data-act=save-pack]')
  await drawn(panel, '[data-own-pack=shop]')
  expect(panel.view.current().samples).toEqual([])
})

test('the response whose card is open becomes a sample, without its credentials', async () => {
  const row = failing(1, { annotation: annotation({ pack: 'shop', vendor: 'Shop' }) })
  row.exchange.request.headers.push({ name: 'Authorization', value: 'Bearer sk_live_c4n4ryQ7x9ZpL2' })
  const panel = await edit('shop', [ownPack()], [row])
  panel.click('[data-act=add-sample]')
  await vi.waitFor(async () => {
    await panel.settled()
    expect(panel.all('.pack-samples li')).toHaveLength(2)
  })
  panel.click('[data-act=save-pack]')
  await drawn(panel, '[data-own-pack=shop]')
  expect(panel.view.current().samples[1]).toMatchObject({ pack: 'shop', expect: { code: 'E1' } })
  expect(json(panel.view.current().samples)).not.toContain('c4n4ry')
})

test('a response of another pack is not offered', async () => {
  const panel = await edit('shop')
  expect(panel.find('[data-act=add-sample]')).toBeNull()
})

test('Esc asks once before what was typed is lost, and goes back to the list', async () => {
  const panel = await edit('shop')
  panel.type('{}')
  panel.press('Escape', document)
  expect(panel.text('.pack-editor-foot')).toContain('This pack is not saved.')
  panel.click('[data-act=edit-on]')
  expect(panel.area().value).toBe('{}')
  panel.press('Escape', document)
  panel.press('Escape', document)
  await drawn(panel, '[data-own-pack=shop]')
  expect(panel.view.current().packs).toEqual([ownPack()])
})

test('an editor without changes closes at once', async () => {
  const panel = await edit('shop')
  panel.press('Escape', document)
  await drawn(panel, '#settings [data-own-pack=shop]')
})
