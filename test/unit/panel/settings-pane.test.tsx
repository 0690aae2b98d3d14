// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toBackup } from '../../../src/settings/backup'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

const rows = [
  failing(1, { annotation: annotation({ problems: [problem({ code: 'E1' })] }) }),
  failing(2, {
    exchange: exchange({ url: 'https://noise.test/poll', status: 404 }),
    annotation: annotation({ pack: 'noise', problems: [problem({ code: 'E2' })] }),
  }),
]

function open() {
  const panel = mount(rows)
  panel.click('[data-act=settings]')
  const field = (selector: string) => panel.find<HTMLInputElement>(selector) as HTMLInputElement
  return {
    ...panel,
    field,
    /** Types into a field, and leaves it. */
    enter: (selector: string, value: string) =>
      panel.act(() => {
        field(selector).value = value
        field(selector).dispatchEvent(new Event('input', { bubbles: true }))
        field(selector).dispatchEvent(new Event('change', { bubbles: true }))
      }),
    submit: (selector: string) =>
      panel.act(() =>
        panel.find(selector)?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
      ),
    /** Chooses a file. */
    async choose(text: string) {
      const input = field('#settings-file')
      Object.defineProperty(input, 'files', {
        configurable: true,
        value: [new File([text], 'settings.json')],
      })
      panel.act(() => void input.dispatchEvent(new Event('change', { bubbles: true })))
      await vi.waitFor(async () => {
        await panel.settled()
        expect(panel.text('[data-testid=settings-preview]')).not.toBe('')
      })
    },
  }
}

describe('the settings', () => {
  test('open as a dialog with a name, and close by button and by Esc', () => {
    const pane = open()
    const dialog = pane.find<HTMLDialogElement>('#settings')
    expect(dialog?.open).toBe(true)
    expect(pane.text(`#${dialog?.getAttribute('aria-labelledby')}`)).toBe('Settings')
    pane.click('[data-act=close-dialog]')
    expect(pane.find('#settings')).toBeNull()
    pane.click('[data-act=settings]')
    expect(pane.press('Escape', '#settings').defaultPrevented).toBe(true)
    expect(pane.find('#settings')).toBeNull()
  })

  test.each([
    ['#settings-preserve-log', { preserveLog: true }],
    ['#settings-show-successes', { showSuccesses: true }],
    ['#settings-grouping', { grouping: false }],
    ['#console-echo', { consoleEcho: true }],
    ['[name=redaction][value=remove]', { redaction: 'remove' }],
  ])('%s takes effect at once', (selector, part) => {
    const pane = open()
    pane.click(selector)
    expect(pane.settings()).toMatchObject(part)
  })

  test.each<[string, string, Partial<Settings>]>([
    ['#body-cap', '512', { bodyCapBytes: 512 * 1024 }],
    ['#body-cap', '0', { bodyCapBytes: 0 }],
    ['#budget', '128', { budgetMb: 128 }],
    ['#budget', '5000', { budgetMb: 1024 }],
    ['#budget', '', { budgetMb: DEFAULTS.budgetMb }],
  ])('%s of "%s" becomes %j', (selector, value, part) => {
    const pane = open()
    pane.enter(selector, value)
    expect(pane.settings()).toMatchObject(part)
    const shown = part.budgetMb ?? (part.bodyCapBytes ?? 0) / 1024
    expect(pane.field(selector).value).toBe(String(shown))
  })

  test('a change made in another DevTools window shows here', () => {
    const pane = open()
    pane.act(() => pane.change({ consoleEcho: true, hiddenHosts: ['a.test'] }))
    expect(pane.field('#console-echo').checked).toBe(true)
    expect(pane.text('#hidden-hosts li')).toBe('a.test')
  })

  test('what lies below is out of reach: / stays a letter', () => {
    const pane = open()
    expect(pane.press('/', '#settings').defaultPrevented).toBe(false)
    expect(pane.press('?', '#settings').defaultPrevented).toBe(false)
    expect(pane.find('#shortcuts')).toBeNull()
  })
})

describe('hidden hosts and codes', () => {
  test('are added, counted on the health line, and removed', () => {
    const pane = open()
    pane.enter('#hidden-hosts input', ' noise.test ')
    pane.submit('#hidden-hosts form')
    expect(pane.settings().hiddenHosts).toEqual(['noise.test'])
    expect(pane.field('#hidden-hosts input').value).toBe('')
    expect(pane.ids()).toEqual([1])
    expect(pane.text('#health')).toContain('1 row hidden by your settings.')
    pane.click('#hidden-hosts li button')
    expect(pane.settings().hiddenHosts).toEqual([])
    expect(pane.ids()).toEqual([1, 2])
    expect(pane.text('#health')).not.toContain('hidden')
  })

  test.each([
    ['[data-act=hide-host]', { hiddenHosts: ['noise.test'] }],
    ['[data-act=hide-code]', { hiddenCodes: ['E2'] }],
  ])('the chosen row offers %s', (button, part) => {
    const pane = open()
    pane.click('[data-row-id="2"]')
    pane.click(button)
    expect(pane.settings()).toMatchObject(part)
    expect(pane.ids()).toEqual([1])
  })

  test('the health line shows them all the same, and hides them again', () => {
    const pane = open()
    pane.act(() => pane.change({ hiddenCodes: ['E*'] }))
    expect(pane.ids()).toEqual([])
    pane.click('#health .way')
    expect(pane.ids()).toEqual([1, 2])
    expect(pane.text('#health')).toContain('2 rows shown that your settings hide.')
    pane.click('#health .way')
    expect(pane.ids()).toEqual([])
  })

  test('the health line leads to the list of them', () => {
    const pane = mount(rows)
    pane.act(() => pane.change({ hiddenHosts: ['*.test'] }))
    pane.act(() => pane.all('#health .way')[1]?.click())
    expect(pane.find('#settings')).not.toBeNull()
    expect(document.activeElement?.closest('#hidden-hosts')).not.toBeNull()
  })
})

describe('packs', () => {
  test('are listed when somebody looks, searched by name, and turned off and on', async () => {
    const pane = open()
    expect(pane.find('[data-pack]')).toBeNull()
    const details = pane.find<HTMLDetailsElement>('#settings-packs') as HTMLDetailsElement
    pane.act(() => {
      details.open = true
      details.dispatchEvent(new Event('toggle'))
    })
    await pane.settled()
    const names = () => pane.all('.packs li').map((each) => each.textContent)
    expect(names()).toEqual(['Acme', 'Zenith Pay'])
    pane.enter('#settings-pack-search', 'PAY')
    expect(names()).toEqual(['Zenith Pay'])
    pane.click('[data-pack=zenith]')
    expect(pane.settings().disabledPacks).toEqual(['zenith'])
    expect(pane.text('#settings-packs summary')).toBe('1 off')
    pane.enter('#settings-pack-search', '')
    expect(names()).toEqual(['Zenith Pay', 'Acme'])
    pane.click('[data-pack=zenith]')
    expect(pane.settings().disabledPacks).toEqual([])
    pane.enter('#settings-pack-search', 'nobody')
    expect(pane.text('#settings-packs [role=status]')).toBe('No pack is called like this.')
  })
})

describe('a settings file', () => {
  test('is shown before it is taken', async () => {
    const pane = open()
    await pane.choose(toBackup({ ...DEFAULTS, preserveLog: true, hiddenHosts: ['a.test'] }))
    const preview = pane.text('[data-testid=settings-preview]')
    expect(preview).toContain('Preserve logoff → on')
    expect(preview).toContain('Hidden hostsadds a.test')
    expect(pane.settings().preserveLog).toBe(false)
    expect(pane.text('[data-act=take-settings]')).toBe('Change these 2')
    pane.click('[data-act=take-settings]')
    expect(pane.settings()).toMatchObject({ preserveLog: true, hiddenHosts: ['a.test'] })
    expect(pane.text('[data-testid=settings-preview]')).toBe('')
  })

  test('is left alone on request', async () => {
    const pane = open()
    await pane.choose(toBackup({ ...DEFAULTS, preserveLog: true }))
    pane.click('[data-act=leave-settings]')
    expect(pane.settings().preserveLog).toBe(false)
    expect(pane.text('[data-testid=settings-preview]')).toBe('')
  })

  test.each([
    ['no JSON', 'This file is not JSON, so it holds no settings.'],
    ['{"log":{}}', 'This file is JSON, but not a settings file of Errata.'],
    [toBackup(DEFAULTS), 'Nothing would change.'],
    ['{"errata":"settings","version":2,"budgetMb":"x"}', 'budgetMb has to be a whole number: left out.'],
  ])('%s is told: %s', async (text, words) => {
    const pane = open()
    await pane.choose(text)
    expect(pane.text('[data-testid=settings-preview]')).toContain(words)
    expect(pane.find('[data-act=take-settings]')).toBeNull()
    expect(pane.settings()).toEqual(DEFAULTS)
  })

  test('the defaults are offered in the same way', () => {
    const pane = open()
    pane.click('#console-echo')
    pane.click('[data-act=reset-settings]')
    expect(pane.text('[data-testid=settings-preview]')).toContain(
      "Echo failures to the page's consoleon → off",
    )
    pane.click('[data-act=take-settings]')
    expect(pane.settings()).toEqual(DEFAULTS)
  })
})
