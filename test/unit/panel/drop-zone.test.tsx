// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { mount, unmount } from './mount'

afterEach(unmount)

type Mounted = ReturnType<typeof mount>

/** What is held over the panel: files, or something else. */
function drag(
  panel: Mounted,
  type: string,
  { files = [], types = ['Files'], to = null as Element | null } = {},
) {
  const event = new Event(type, { bubbles: true, cancelable: true })
  const dataTransfer = { types, files, dropEffect: 'none' }
  Object.assign(event, { dataTransfer, relatedTarget: to })
  panel.act(() => void panel.find('#list')?.dispatchEvent(event))
  return { prevented: event.defaultPrevented, dataTransfer }
}

const isShown = (panel: Mounted) => panel.find('[data-testid=drop-target]') !== null

test('the whole panel says that it takes files while some are held over it', () => {
  const panel = mount()
  expect(isShown(panel)).toBe(false)
  const { prevented, dataTransfer } = drag(panel, 'dragover')
  expect(prevented).toBe(true)
  expect(dataTransfer.dropEffect).toBe('copy')
  expect(panel.text('[data-testid=drop-target]')).toContain('Drop HAR files')
})

test('it stops saying so when they leave the panel, not when they move within it', () => {
  const panel = mount()
  drag(panel, 'dragenter')
  drag(panel, 'dragleave', { to: panel.find('.toolbar') })
  expect(isShown(panel)).toBe(true)
  drag(panel, 'dragleave')
  expect(isShown(panel)).toBe(false)
})

test('what is dropped is read, in order', async () => {
  const panel = mount()
  const files = [new File(['{}'], 'a.har'), new File(['{}'], 'b.har')] as never[]
  drag(panel, 'dragenter')
  expect(drag(panel, 'drop', { files }).prevented).toBe(true)
  expect(isShown(panel)).toBe(false)
  for (let i = 0; i < 8; i++) {
    panel.act(() => panel.timers.advance(0))
    await new Promise((done) => setImmediate(done))
    await panel.settled()
  }
  expect(panel.calls).toEqual(['import a.har', 'import b.har'])
})

test.each(['dragenter', 'dragover', 'drop'])('text that is dragged is none of its business: %s', (type) => {
  const panel = mount()
  expect(drag(panel, type, { types: ['text/plain'] }).prevented).toBe(false)
  expect(isShown(panel)).toBe(false)
  expect(panel.calls).toEqual([])
})
