// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { open, PAGE, review, stranger } from './add-api-dialog'
import { failing } from './fixtures'
import { mount, unmount } from './mount'

vi.mock('../../../src/panel/source-reader', async () => ({
  readInWorker: (await import('./add-api-dialog')).readHere,
}))
afterEach(unmount)

describe('the source', () => {
  test('takes HTML where it has tables, and puts none of it into the document', async () => {
    const panel = await open()
    panel.paste(
      'E1 gone',
      '<h1>Acme error codes</h1><img id="evil"><table><tr><th>Code</th><th>Meaning</th></tr><tr><td>GONE_AWAY</td><td>Gone.</td></tr></table>',
    )
    await panel.shows('.add-api-foot')
    expect(panel.field('[data-cell=code]').value).toBe('GONE_AWAY')
    expect(panel.find('#evil')).toBeNull()
  })

  test('is refused with what to do', async () => {
    const panel = await open()
    panel.paste('openapi: 3.1.0\npaths: {\n  get: [}')
    await panel.settle(() =>
      expect(panel.text('[data-testid=add-api-problem]')).toContain('The pasted page: line 3: '),
    )
  })

  test('without codes asks whether to go on, and says what it has', async () => {
    const panel = await open()
    panel.paste(
      '# Acme API\n\nErrors have this body:\n\n```json\n{ "error": { "code": "X", "message": "Y" } }\n```\n',
    )
    await panel.shows('[data-act=go-on]')
    expect(panel.text('.add-api-found')).toContain('/error/code')
    panel.click('[data-act=another-page]')
    expect(panel.find('#add-api-text')).not.toBeNull()
  })
})

describe('the review', () => {
  test('shows what was read, with the host that no pack knows to be added', async () => {
    const panel = await review()
    expect(panel.all('[data-cell=code]').map((cell) => (cell as HTMLTextAreaElement).value)).toEqual([
      'LABEL_EXPIRED',
      'DEPOT_BUSY',
    ])
    expect(panel.field('#add-api-code').value).toBe('/error/code')
    expect(panel.field('#add-api-hosts').value).toBe('')
    panel.click('[data-host="api.parcels.test"]')
    expect(panel.field('#add-api-hosts').value).toBe('api.parcels.test')
    expect(panel.find('[data-host]')).toBeNull()
  })

  test('marks the lines that a field came from, and a line leads to its code', async () => {
    const panel = await review()
    panel.act(() => panel.field('[data-key="1"] [data-cell=meaning]').focus())
    await panel.settled()
    const marked = panel.all('[data-marked=true]').map((line) => line.textContent)
    expect(marked.join()).toContain('The depot is full.')
    const line = panel.all('[data-line]').find((each) => each.textContent?.includes('LABEL_EXPIRED'))
    panel.act(() => line?.click())
    expect(document.activeElement).toBe(panel.field('[data-key="0"] [data-cell=code]'))
  })

  test('Enter goes down its column', async () => {
    const panel = await review()
    panel.act(() => panel.field('[data-key="0"] [data-cell=meaning]').focus())
    expect(panel.press('Enter', '[data-key="0"] [data-cell=meaning]').defaultPrevented).toBe(true)
    expect(document.activeElement).toBe(panel.field('[data-key="1"] [data-cell=meaning]'))
  })

  test('an id follows the name until it has one of its own', async () => {
    const panel = await review()
    panel.enter('#add-api-name', 'Zenith Freight')
    expect(panel.field('#add-api-id').value).toBe('zenith-freight')
    panel.enter('#add-api-id', 'zf')
    panel.enter('#add-api-name', 'Zenith')
    expect(panel.field('#add-api-id').value).toBe('zf')
  })

  test('of many codes shows a hundred at a time', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `| \`WORKS_${n + 100}\` | Part ${n} is missing. |`)
    const panel = await review(
      ['# Acme error codes', '', '| Code | Meaning |', '|---|---|', ...rows].join('\n'),
    )
    expect(panel.all('.add-api-codes tbody tr')).toHaveLength(100)
    panel.click('[data-act=codes-after]')
    panel.click('[data-act=codes-after]')
    expect(panel.text('[data-testid=add-api-pager] [role=status]')).toBe('201 to 250 of 250')
    expect(panel.all('.add-api-codes tbody tr')).toHaveLength(50)
  })
})

test('the card of an error that no pack knows opens the dialog with its host', async () => {
  const panel = mount([stranger])
  panel.act(() => panel.panel.goTo(1))
  panel.click('[data-act=add-this-api]')
  await vi.waitFor(async () => {
    await panel.settled()
    expect(panel.find('#add-api-text')).not.toBeNull()
  })
  panel.act(() => void panel.panel.addApi.work.value?.reading.read(PAGE, null))
  await vi.waitFor(async () => {
    await panel.settled()
    expect(panel.find<HTMLInputElement>('#add-api-hosts')?.value).toBe('api.parcels.test')
  })
})

test('the card of one that a pack knows does not', () => {
  const panel = mount([failing(1)])
  panel.act(() => panel.panel.goTo(1))
  expect(panel.find('[data-act=add-this-api]')).toBeNull()
})
