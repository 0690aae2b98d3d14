// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine'
import { Card } from '../../../src/panel/components/card'
import type { PanelLink } from '../../../src/panel/link'
import { createPanel } from '../../../src/panel/stores/panel'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { annotation, attempt, failing, fakeLink, fakeTimers, finding, problem } from './fixtures'

let root = document.createElement('div')
afterEach(() => {
  render(null, root)
  root.remove()
})

/** The details of a row alone, with what the browser can do beside the rest. */
function details(row: Row, browser: Partial<PanelLink> = {}, attempts = [] as ReturnType<typeof attempt>[]) {
  root = document.createElement('div')
  document.body.append(root)
  const { link, remember } = fakeLink([row])
  remember(attempts)
  const parts = { timers: fakeTimers(), defer: (run: () => void) => run(), stacked: signal(false) }
  const panel = createPanel({ ...link, ...browser }, parts)
  const show = (shown: Row) =>
    act(() => render(<Card key={shown.id} row={shown} panel={panel} onClose={() => {}} />, root))
  show(row)
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector)
  return {
    show,
    find,
    all: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: (selector: string) => find(selector)?.textContent ?? null,
    tab: (name: string) => act(() => find(`[data-tab=${name}]`)?.click()),
    shown: () => find('[role=tab][aria-selected=true]')?.dataset.tab,
    click: (selector: string) => act(async () => find(selector)?.click()),
    press: (selector: string, key: string, init: KeyboardEventInit = {}) =>
      act(() => {
        find(selector)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
      }),
    search: (text: string) =>
      act(() => {
        const input = find<HTMLInputElement>('#find')
        if (!input) return
        input.value = text
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    cells: (selector: string) =>
      [...root.querySelectorAll(selector)].map((tr) => [...tr.children].map((cell) => cell.textContent)),
  }
}

const withBody = (body: string) => failing(1, { exchange: exchange({ status: 400, body }) })

describe('the tabs', () => {
  test('are one tab stop, and say what they control', () => {
    const panel = details(failing(1))
    const tabs = panel.all('[role=tablist] > [role=tab]')
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      'Explanation',
      'Response',
      'Request',
      'Headers',
      'Timing',
    ])
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1])
    const content = panel.find('[role=tabpanel]')
    expect(content?.id).toBe(tabs[0]?.getAttribute('aria-controls'))
    expect(content?.getAttribute('aria-labelledby')).toBe(tabs[0]?.id)
  })

  test.each([
    ['ArrowRight', 'explanation', 'response'],
    ['ArrowRight', 'timing', 'explanation'],
    ['ArrowLeft', 'explanation', 'timing'],
    ['ArrowLeft', 'headers', 'request'],
    ['Home', 'headers', 'explanation'],
    ['End', 'response', 'timing'],
    ['ArrowDown', 'response', 'response'],
  ])('%s leads from %s to %s, and takes the focus along', (key, from, to) => {
    const panel = details(failing(1))
    panel.tab(from)
    panel.find(`[data-tab=${from}]`)?.focus()
    panel.press(`[data-tab=${from}]`, key)
    expect(panel.shown()).toBe(to)
    expect(document.activeElement?.id).toBe(`tab-${to}`)
  })

  test('stay where they are from row to row', () => {
    const panel = details(failing(1))
    panel.tab('headers')
    panel.show(failing(2))
    expect(panel.shown()).toBe('headers')
    expect(panel.find('[data-part=response-headers]')).not.toBeNull()
  })
})

describe('the search through a body', () => {
  const found = (panel: ReturnType<typeof details>) => panel.text('[data-part=found]')

  test('steps through the matches, and around', () => {
    const panel = details(withBody('{"a":"fund","b":"Funds","c":"FUND"}'))
    panel.tab('response')
    expect(found(panel)).toBe('')
    panel.search('fund')
    expect(found(panel)).toBe('1 of 3')
    panel.press('#find', 'Enter')
    expect(found(panel)).toBe('2 of 3')
    panel.press('#find', 'Enter', { shiftKey: true })
    panel.press('#find', 'Enter', { shiftKey: true })
    expect(found(panel)).toBe('3 of 3')
    panel.press('#find', 'Enter')
    expect(found(panel)).toBe('1 of 3')
  })

  test('has buttons for both ways, which are off where there is nothing to find', async () => {
    const panel = details(withBody('{"a":1,"a":1}'))
    panel.tab('response')
    const off = () => panel.all('.find button').map((button) => (button as HTMLButtonElement).disabled)
    expect(off()).toEqual([true, true])
    panel.search('"a"')
    expect(off()).toEqual([false, false])
    await panel.click('[data-act=next]')
    expect(found(panel)).toBe('2 of 2')
    await panel.click('[data-act=previous]')
    expect(found(panel)).toBe('1 of 2')
    panel.search('zzz')
    expect(found(panel)).toBe('none')
  })

  test('goes on from row to row, from the first match', () => {
    const panel = details(withBody('"x x x"'))
    panel.tab('response')
    panel.search('x')
    panel.press('#find', 'Enter')
    panel.show({ ...withBody('"x x"'), id: 2 })
    expect(found(panel)).toBe('1 of 2')
  })

  test('looks through what is shown', async () => {
    const panel = details(withBody('{"a":1}'))
    panel.tab('response')
    panel.search('": 1')
    expect(found(panel)).toBe('1 of 1')
    await panel.click('[data-act=pretty]')
    expect(found(panel)).toBe('none')
  })
})

describe('the response', () => {
  test('is laid out or as sent, and stays so for the next row', async () => {
    const sent = ' {"id": 90071992547409931234,"id":1.0}\n'
    const panel = details(withBody(sent))
    panel.tab('response')
    expect(panel.text('pre')).toBe('{\n  "id": 90071992547409931234,\n  "id": 1.0\n}')
    expect(panel.find('[data-act=pretty]')?.getAttribute('aria-pressed')).toBe('true')
    await panel.click('[data-act=pretty]')
    expect(panel.text('pre')).toBe(sent)
    panel.show({ ...withBody('{"b": 2}'), id: 2 })
    expect(panel.text('pre')).toBe('{"b": 2}')
  })

  test('offers no choice where there is none', () => {
    const panel = details(withBody('<html>'))
    panel.tab('response')
    expect(panel.find('[data-act=pretty]')).toBeNull()
  })

  test('marks what the explanation was read from, either way', async () => {
    const panel = details(failing(1, { annotation: annotation({ read: ['/code'] }) }))
    panel.tab('response')
    expect(panel.all('mark').map(({ textContent }) => textContent)).toEqual(['"E1"'])
    await panel.click('[data-act=pretty]')
    expect(panel.all('mark').map(({ textContent }) => textContent)).toEqual(['"E1"'])
    expect(panel.text('.legend')).toContain('read from')
  })

  test('over 256 KiB is there as a whole, in plain blocks', () => {
    const text = JSON.stringify({ a: 'x'.repeat(300 * 1024), last: 'END' })
    const panel = details(withBody(text))
    panel.tab('response')
    expect(panel.text('pre') === text).toBe(true)
    expect(panel.all('pre .chunk').length).toBeGreaterThan(10)
    expect(panel.all('pre .chunk *')).toEqual([])
    panel.search('end"')
    expect(panel.text('[data-part=found]')).toBe('1 of 1')
  })
})

describe('the request', () => {
  const fields = (fieldIn: 'body' | 'query or path' | 'header', ...names: string[]) =>
    annotation({
      problems: [problem(), ...names.map((field) => problem({ field, fieldIn, message: `bad ${field}` }))],
    })

  test('shows the address in its parts, decoded and as sent', () => {
    const url = 'https://api.example.com/v1/things?q=a%20b&page=0'
    const row = failing(1, {
      exchange: exchange({ status: 400, url }),
      annotation: fields('query or path', 'page', 'cursor'),
    })
    const panel = details(row)
    panel.tab('request')
    expect(panel.all('[data-part=address] dd').map(({ textContent }) => textContent)).toEqual([
      'GET',
      'api.example.com',
      '/v1/things',
    ])
    expect(panel.cells('[data-part=query] tbody tr')).toEqual([
      ['q', 'a b', 'q=a%20b'],
      ['page', '0bad page', ''],
    ])
    expect(panel.all('[data-part=query] mark').map(({ textContent }) => textContent)).toEqual(['page'])
    expect(panel.text('[data-part=query] .faults')).toBe('cursor bad cursor (not in the query)')
  })

  test('marks the fields at fault in the body, and names those that were not sent', () => {
    const row = failing(1, {
      exchange: exchange({
        method: 'POST',
        status: 422,
        requestBody: '{"identity":{"tax_id":90071992547409931234},"items":[]}',
      }),
      annotation: fields('body', 'identity.tax_id', '/items', 'currency'),
    })
    const panel = details(row)
    panel.tab('request')
    expect(panel.all('[data-part=payload] mark').map(({ textContent }) => textContent)).toEqual([
      '"tax_id"',
      '90071992547409931234',
      '"items"',
    ])
    expect(panel.all('.faults li').map(({ textContent }) => textContent?.trim())).toEqual([
      'identity.tax_id bad identity.tax_id',
      '/items bad /items',
      'currency bad currency (not in the body under this name)',
    ])
  })

  test('shows a form as a table, with its fields at fault', () => {
    const row = failing(1, {
      exchange: exchange({
        method: 'POST',
        status: 400,
        requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
        requestBody: 'amount=0&items%5B0%5D=a',
      }),
      annotation: fields('body', 'items[0]', 'currency'),
    })
    const panel = details(row)
    panel.tab('request')
    expect(panel.all('[data-part=payload] td mark').map(({ textContent }) => textContent)).toEqual([
      'items[0]',
    ])
    expect(panel.text('[data-part=payload]')).toContain('currency bad currency (not in the body')
    expect(panel.text('[data-part=payload] pre')).toBe('amount=0&items%5B0%5D=a')
  })
})

describe('the headers', () => {
  test('are as they were sent, with words for those about errors', () => {
    const row = failing(1, {
      exchange: exchange({
        status: 429,
        headers: { 'ReTry-After': '20', Date: 'today', 'X-Trace': 't_1', 'X-Secret-Sauce': 's' },
        requestHeaders: { 'idempotency-key': 'k1', 'X-Version': '1' },
      }),
      annotation: annotation({
        ids: [{ label: 'Trace id', value: 't_1' }],
        problems: [problem(), problem({ field: 'x-version', fieldIn: 'header', message: 'too old' })],
        findings: [
          finding({ rule: 'exposure/hidden-header', line: 'Access-Control-Expose-Headers: ReTry-After' }),
        ],
      }),
    })
    const panel = details(row)
    panel.tab('headers')
    const names = (part: string) => panel.all(`[data-part=${part}] th`).map(({ textContent }) => textContent)
    expect(names('response-headers')).toEqual(['ReTry-After', 'Date', 'X-Trace', 'X-Secret-Sauce'])
    expect(names('request-headers')).toEqual(['idempotency-key', 'X-Version'])
    const [retry, date, trace] = panel.all('[data-part=response-headers] td')
    expect(retry?.textContent).toContain('How long to wait')
    expect(retry?.querySelector('a')?.href).toContain('rfc9110')
    expect(retry?.textContent).toContain('the page cannot read this')
    expect(date?.textContent).toBe('today')
    expect(trace?.textContent).toContain('Trace id: an id to tell the support team.')
    expect(panel.all('[data-part=request-headers] mark').map(({ textContent }) => textContent)).toEqual([
      'X-Version',
    ])
    expect(panel.text('[data-part=request-headers]')).toContain('too old')
  })
})

describe('the timing', () => {
  const FRAMES: Frame[] = [
    { functionName: 'send', url: 'http://shop.test/api.js', line: 20, column: 28, via: null },
    { functionName: '', url: '', line: 1, column: 1, via: null },
    { functionName: 'buy', url: 'http://shop.test/cart.js?v=1', line: 7, column: 3, via: 'await' },
  ]
  const sent = (over: Partial<Row> = {}) =>
    failing(1, { exchange: exchange({ status: 429, durationMs: 1500, initiator: FRAMES }), ...over })

  test('says when it was sent, answered, and may be sent again', () => {
    const row = sent({
      annotation: annotation({
        retry: {
          verdict: 'after',
          delayMs: 20_000,
          delayFrom: 'Retry-After: 20',
          readyAtMs: 1_800_000_000_000,
        },
      }),
    })
    const panel = details(row)
    panel.tab('timing')
    expect(panel.all('[data-part=times] dt').map(({ textContent }) => textContent)).toEqual([
      'Started',
      'Took',
      'Answered',
      'Asked to wait',
      'Allowed from',
    ])
    expect(panel.text('[data-part=times]')).toContain('Retry-After: 20 (20 s)')
    expect(panel.text('[data-part=times]')).toMatch(/Answered\d{4}-\d\d-\d\d \d\d:\d\d:01\.500/)
  })

  test('shows every try', () => {
    const panel = details(sent(), {}, [attempt(1, 0), attempt(2, 5_000, { status: 200 })])
    panel.tab('timing')
    expect(panel.all('[data-part=tries] tbody tr')).toHaveLength(2)
    expect(panel.all('[data-part=tries] svg[role=img]').length).toBeGreaterThan(0)
  })

  test('leads to the lines of code that sent it', async () => {
    const opened: unknown[] = []
    const openSource = async (...place: unknown[]) => {
      opened.push(place)
      return opened.length === 1
    }
    const panel = details(sent(), { openSource })
    expect(panel.text('[data-part=request] [data-act=source]')).toBe('api.js:20')
    panel.tab('timing')
    expect(panel.all('.stack li').map(({ textContent }) => textContent)).toEqual([
      'sendapi.js:20',
      '(anonymous)no file',
      'awaitbuycart.js:7',
    ])
    await panel.click('.stack li:last-child [data-act=source]')
    expect(opened).toEqual([['http://shop.test/cart.js?v=1', 7, 3]])
    await panel.click('.stack li:last-child [data-act=source]')
    expect(panel.text('.stack li:last-child')).toContain('not in Sources any more')
  })

  test('leads to the Network panel, but not for what was read from a file', async () => {
    const filters: string[] = []
    const revealInNetwork = (filter: string) => void filters.push(filter)
    const panel = details(sent(), { revealInNetwork })
    panel.tab('timing')
    await panel.click('[data-act=network]')
    expect(filters).toEqual(['url:https://api.example.com/v1/things method:GET status-code:429'])
    panel.show(sent({ id: 2, imported: 'a.har' }))
    expect(panel.find('[data-act=network]')).toBeNull()
    expect(panel.find('.stack')).not.toBeNull()
  })

  test('promises nothing that the browser cannot do', () => {
    const panel = details(sent())
    expect(panel.text('[data-part=request]')).toContain('sent from api.js:20')
    panel.tab('timing')
    expect(panel.all('.tab-panel [data-act]')).toEqual([])
    panel.show(failing(3))
    expect(panel.find('[data-part=initiator]')).toBeNull()
  })
})
