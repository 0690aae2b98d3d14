// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem } from './fixtures'
import { mount, unmount } from './mount'
import { drawn, fakeOwnPacks, ownPack, write } from './own-packs'

afterEach(unmount)

const SAID = { meaning: 'The shop is closed.', resolution: 'Come back at nine.' }
const rowWith = (over: Parameters<typeof annotation>[0] = {}) =>
  failing(1, { annotation: annotation({ pack: 'shop', vendor: 'Shop', ...over }) })

async function card(row = rowWith(), packs = [ownPack({ codes: {} })], refusal?: () => string | null) {
  const panel = mount([row])
  const view = fakeOwnPacks({ packs }, refusal)
  panel.link.ownPacks = async () => view
  panel.act(() => panel.panel.selection.select(1))
  await panel.settled()
  return {
    ...panel,
    view,
    async openForm() {
      panel.click('[data-act=annotate]')
      await drawn(panel, '.annotate')
    },
    value: (id: string) => panel.find<HTMLTextAreaElement>(`#annotate-${id}`)?.value,
    submit: () =>
      panel.act(
        () =>
          void panel
            .find('.annotate')
            ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
      ),
  }
}

test('what a team knows of a code is kept in its own packs', async () => {
  const panel = await card()
  await panel.openForm()
  expect(panel.text('#annotate-heading')).toBe('What your team knows of E1')
  expect(panel.text('.annotate')).toContain('every failing response of Shop with this code')
  expect(document.activeElement?.id).toBe('annotate-meaning')
  write(panel, '#annotate-meaning', SAID.meaning)
  write(panel, '#annotate-resolution', ` ${SAID.resolution} `)
  panel.submit()
  await drawn(panel, '[data-act=annotated]', 'Saved in your own packs')
  expect(panel.view.current().packs).toEqual([ownPack({ codes: { E1: SAID } })])
  expect(panel.find('.annotate')).toBeNull()
  expect(document.activeElement).toBe(panel.find('[data-act=annotate]'))
  panel.act(() => void panel.view.remove('shop'))
  expect(panel.text('[data-act=annotated]')).toBe('')
})

test('the fields begin with what was said, and it can be taken back', async () => {
  const panel = await card(rowWith(SAID), [ownPack({ codes: { E1: SAID } })])
  expect(panel.text('[data-act=annotate]')).toBe('Edit your team’s words…')
  await panel.openForm()
  expect([panel.value('meaning'), panel.value('resolution')]).toEqual([SAID.meaning, SAID.resolution])
  panel.click('[data-act=remove-annotation]')
  await drawn(panel, '[data-act=annotated]', 'Your team’s words are removed.')
  expect(panel.view.current().packs).toEqual([ownPack({ codes: {} })])
})

test.each([
  ['both', SAID, { E1: SAID }, [true, true]],
  ['one', SAID, { E1: { meaning: SAID.meaning } }, [true, false]],
  ['none', { meaning: 'Something else.' }, { E1: SAID }, [false, false]],
  ['another code', SAID, { E2: SAID }, [false, false]],
])('on the card what the team said is marked: %s', async (_, said, codes, marks) => {
  const panel = await card(rowWith(said), [ownPack({ codes })])
  await panel.settled()
  const isMarked = (part: string) => panel.find(`[data-part=${part}] h3 .badge`) !== null
  expect([isMarked('meaning'), isMarked('resolution')]).toEqual(marks)
})

test('Esc closes the fields alone and the focus returns; what was typed is still there', async () => {
  const panel = await card()
  await panel.openForm()
  write(panel, '#annotate-meaning', 'half a sent')
  panel.press('Escape', '#annotate-meaning')
  expect(panel.find('.annotate')).toBeNull()
  expect(panel.find('[data-testid=card]')).not.toBeNull()
  expect(document.activeElement).toBe(panel.find('[data-act=annotate]'))
  await panel.openForm()
  expect(panel.value('meaning')).toBe('half a sent')
})

test('without a code there is nothing to annotate', async () => {
  const panel = await card(rowWith({ problems: [problem({ code: null })] }))
  expect(panel.find('[data-act=annotate]')).toBeNull()
})

test('a code that no pack could find again is refused with its reason', async () => {
  const unknown = rowWith({ pack: 'generic', vendor: '', specificity: 'generic' })
  const panel = await card({ ...unknown, exchange: exchange({ status: 400, body: 'E1' }) })
  await panel.openForm()
  expect(panel.text('[data-act=annotate-refusal]')).toContain('no pack could find it again')
  panel.click('[data-act=annotate-refusal] button')
  expect(document.activeElement).toBe(panel.find('[data-act=annotate]'))
})

test('why it could not be kept is said, and nothing that was typed is lost', async () => {
  const panel = await card(rowWith(), [ownPack()], () => 'The disk is full.')
  await panel.openForm()
  write(panel, '#annotate-meaning', SAID.meaning)
  panel.submit()
  await drawn(panel, '.annotate', 'The disk is full.')
  expect(panel.value('meaning')).toBe(SAID.meaning)
})

test('a change from elsewhere shows on the card', async () => {
  const panel = await card(rowWith(SAID))
  expect(panel.find('[data-part=meaning] .badge')).toBeNull()
  panel.act(() => void panel.view.save({ packs: [ownPack({ codes: { E1: SAID } })], samples: [] }))
  await vi.waitFor(async () => {
    await panel.settled()
    expect(panel.text('[data-part=meaning] .badge')).toBe('your own pack')
  })
})
