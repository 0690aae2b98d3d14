// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { exchange } from '../../support/exchange'
import { details, unmount, withBody } from './details'
import { annotation, failing, finding, problem } from './fixtures'

afterEach(unmount)

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
