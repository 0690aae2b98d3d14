// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { ImportResult } from '../../../src/panel/link'
import { failing, imported } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

const har = (name: string, text = '{}') => new File([text], name)

/** Lets what was said be drawn, then the files be read. */
async function readOn(panel: ReturnType<typeof mount>) {
  for (let i = 0; i < 8; i++) {
    panel.act(() => panel.timers.advance(0))
    await new Promise((done) => setImmediate(done))
    await panel.settled()
  }
}

/** The panel with these files chosen, and all of them read. */
async function choose(files: File[], results: Record<string, ImportResult | Error> = {}) {
  const panel = mount()
  panel.readWith(async (name) => {
    const result = results[name] ?? imported()
    if (result instanceof Error) throw result
    return result
  })
  panel.act(() => void panel.panel.imports.importFiles(files))
  for (const _ of files) await readOn(panel)
  return panel
}

const linesOf = (panel: ReturnType<typeof mount>) =>
  panel.all('[data-testid=import] p').map((line) => line.textContent)

describe('what came of a file', () => {
  test.each<[ImportResult, string]>([
    [imported({ total: 10_000, read: 10_000, failures: 412 }), 'a.har: 10,000 requests, 412 failed.'],
    [imported({ total: 1, read: 1, failures: 0 }), 'a.har: 1 request, none failed.'],
    [imported({ total: 0, read: 0, failures: 0 }), 'a.har: no requests in it.'],
    [
      imported({ leftOut: 2 }),
      'a.har: 3 requests, 2 failed. 2 entries are no request to a server, and left out.',
    ],
    [imported({ total: 20_000, read: 1_340 }), 'a.har: cancelled after 1,340 of 20,000 requests, 2 failed.'],
    [{ refusal: 'the file is empty: export it again' }, 'a.har: the file is empty: export it again.'],
  ])('%j is one line', async (result, line) => {
    const panel = await choose([har('a.har')], { 'a.har': result })
    expect(linesOf(panel)).toEqual([line])
  })

  test('is marked where it is a problem, and read out', async () => {
    const panel = await choose([har('a.har'), har('b.har')], { 'a.har': { refusal: 'not JSON' } })
    expect(panel.all('[data-problem=true]').map((line) => line.textContent)).toEqual(['a.har: not JSON.'])
    expect(panel.find('[data-problem]')?.closest('[role=status]')).not.toBeNull()
  })

  test('is said of a file that cannot be read, and the next one is read all the same', async () => {
    const panel = await choose([har('gone.har'), har('b.har')], { 'gone.har': new Error('NotFoundError') })
    expect(linesOf(panel)).toEqual([
      'gone.har could not be read. It may have been moved, be a folder, or be too large for the browser.',
      'b.har: 3 requests, 2 failed.',
    ])
  })

  test('gives way to the next choice of files, and to its button', async () => {
    const panel = await choose([har('a.har')])
    panel.act(() => void panel.panel.imports.importFiles([har('b.har')]))
    await readOn(panel)
    expect(linesOf(panel)).toEqual(['b.har: 3 requests, 2 failed.'])
    panel.click('[data-act=import-dismiss]')
    expect(linesOf(panel)).toEqual([])
    expect(panel.find('[data-testid=import]')?.dataset.idle).toBe('true')
  })
})

describe('on the way', () => {
  test('it says that it reads before it does', async () => {
    const panel = mount()
    panel.act(() => void panel.panel.imports.importFiles([har('a.har')]))
    await panel.settled()
    expect(panel.text('[data-testid=import]')).toContain('Reading a.har…')
    expect(panel.find('progress')?.getAttribute('aria-label')).toBe('Reading a.har')
    expect(panel.calls).toEqual([])
    await readOn(panel)
    expect(panel.calls).toEqual(['import a.har'])
  })

  test('it tells how far it is, without reading each step out', () => {
    const panel = mount()
    panel.act(() => panel.progress({ name: 'a.har', done: 3_400, total: 10_000 }))
    const bar = panel.find<HTMLProgressElement>('progress')
    expect([bar?.getAttribute('value'), bar?.getAttribute('max')]).toEqual(['3400', '10000'])
    expect(panel.text('[data-testid=import]')).toContain('a.har: 3,400 of 10,000 requests')
    expect(bar?.closest('[role=status], [aria-live]')).toBeNull()
    panel.act(() => panel.progress(null))
    expect(panel.find('progress')).toBeNull()
  })

  test('a panel that is opened in the middle of it shows it, and can cancel it', () => {
    const panel = mount()
    panel.act(() => panel.progress({ name: 'a.har', done: 1, total: 2 }))
    panel.click('[data-act=import-cancel]')
    expect(panel.calls).toEqual(['cancel the import'])
  })

  test('Cancel leaves out the files that wait, and says so; the next choice is read', async () => {
    const panel = mount()
    let end = (_: ImportResult) => {}
    panel.readWith(
      () =>
        new Promise((resolve) => {
          end = resolve
        }),
    )
    panel.act(() => void panel.panel.imports.importFiles([har('a.har'), har('b.har')]))
    await readOn(panel)
    panel.click('[data-act=import-cancel]')
    end(imported({ total: 9, read: 4 }))
    await readOn(panel)
    expect(linesOf(panel)).toEqual([
      'a.har: cancelled after 4 of 9 requests, 2 failed.',
      'b.har: cancelled, and not read.',
    ])
    panel.act(() => void panel.panel.imports.importFiles([har('c.har')]))
    await readOn(panel)
    expect(panel.calls).toEqual(['import a.har', 'cancel the import', 'import c.har'])
  })

  test('Cancel holds for a file that is still being parsed', async () => {
    const panel = mount()
    panel.readWith(() => new Promise(() => {}))
    panel.act(() => void panel.panel.imports.importFiles([har('a.har')]))
    await readOn(panel)
    panel.click('[data-act=import-cancel]')
    panel.act(() => panel.progress({ name: 'a.har', done: 0, total: 2 }))
    expect(panel.calls).toEqual(['import a.har', 'cancel the import', 'cancel the import'])
  })
})

test.each([
  ['orders.har', 'Imported from orders.har'],
  [null, null],
])('the card of a row that was read from %s says so', (name, words) => {
  const panel = mount([failing(1, { imported: name })])
  panel.click('[data-row-id="1"]')
  expect(panel.part('request')?.match(/Imported.*/)?.[0] ?? null).toBe(words)
})

test('Import HAR… takes the files of its field, and the same file again', async () => {
  const panel = mount()
  const input = panel.find<HTMLInputElement>('[data-testid=empty] input[type=file]')
  expect(input?.multiple).toBe(true)
  let asked = 0
  input?.addEventListener('click', () => asked++)
  panel.click('[data-testid=empty] [data-act=import]')
  expect(asked).toBe(1)
  for (let i = 0; i < 2; i++) {
    const files = [har('a.har')]
    Object.defineProperty(input, 'files', { configurable: true, value: files })
    panel.act(() => void input?.dispatchEvent(new Event('change', { bubbles: true })))
    expect(input?.value).toBe('')
    await readOn(panel)
  }
  expect(panel.calls).toEqual(['import a.har', 'import a.har'])
})
