// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { details, unmount } from './details'
import { annotation, attempt, failing } from './fixtures'

afterEach(unmount)

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
