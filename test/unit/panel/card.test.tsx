// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { VERDICTS } from '../../../src/engine'
import type { Tab } from '../../../src/panel/stores/detail'
import { VERDICT_WORDS } from '../../../src/panel/words'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem, success } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

/** The panel with the card of one row open, at one of its tabs. */
function card(over: Partial<Omit<Row, 'id'>>, tab: Tab = 'explanation') {
  const panel = mount([failing(1, over)])
  panel.click('[data-row-id="1"]')
  panel.click(`[data-tab=${tab}]`)
  return panel
}

const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>'

describe('the card', () => {
  test('has its parts in the order in which a person wants to know them', () => {
    const panel = card({
      exchange: exchange({ status: 400, body: { code: 'E1' } }),
      annotation: annotation({
        problems: [problem({ message: 'Bad' }), problem({ field: 'amount', fieldIn: 'body' })],
        meaning: 'It means this.',
        resolution: 'Do that.',
        requestId: 'req_1',
        notes: ['The pages disagree.'],
        evidence: ['The host fits.'],
        alternatives: [{ pack: 'other', vendor: 'Other', because: 'it has the same shape' }],
        sources: [{ url: 'https://docs.example.com', checked: '2026-11-22' }],
        retry: { verdict: 'after', readyAtMs: 1_005_000 },
      }),
    })
    expect(panel.all('[data-testid=card] [data-part]').map((part) => part.dataset.part)).toEqual([
      'headline',
      'request',
      'message',
      'meaning',
      'resolution',
      'verdict',
      'countdown',
      'fields',
      'ids',
      'notes',
      'evidence',
      'alternatives',
      'sources',
    ])
  })

  test('shows everything a server sends as text, never as markup', () => {
    const panel = card({
      exchange: exchange({ status: 400, url: `https://x.example/${HOSTILE}`, body: { message: HOSTILE } }),
      annotation: annotation({
        vendor: HOSTILE,
        summary: HOSTILE,
        problems: [
          problem({ code: HOSTILE, message: HOSTILE, title: HOSTILE }),
          problem({ code: HOSTILE, message: HOSTILE, field: HOSTILE, fieldIn: 'body' }),
        ],
        meaning: HOSTILE,
        resolution: HOSTILE,
        requestId: HOSTILE,
        ids: [{ label: HOSTILE, value: 'v' }],
        notes: [HOSTILE],
        evidence: [HOSTILE],
        alternatives: [{ pack: 'p', vendor: HOSTILE, because: HOSTILE }],
        sources: [{ url: `javascript:${HOSTILE}`, checked: HOSTILE }],
        retry: { because: HOSTILE },
        read: ['/message'],
      }),
    })
    expect(panel.all('img, [onerror], a')).toEqual([])
    expect(panel.part('message')).toContain(HOSTILE)
    expect(panel.part('fields')).toContain(HOSTILE)
    panel.click('[data-tab=response]')
    expect(panel.find('[data-part=body] mark')?.textContent).toBe(JSON.stringify(HOSTILE))
    for (const tab of ['request', 'headers', 'timing']) {
      panel.click(`[data-tab=${tab}]`)
      expect(panel.all('.tab-panel img, [onerror], .tab-panel a, .tab-panel b')).toEqual([])
    }
    expect('hacked' in window).toBe(false)
  })

  test.each([
    ['vendor', 'vendor'],
    ['standard', 'standard'],
    ['framework', 'framework'],
    ['generic', 'generic: no pack matched'],
  ] as const)('says how sure it is: %s', (specificity, words) => {
    expect(card({ annotation: annotation({ specificity }) }).text('[data-specificity]')).toBe(words)
  })

  test.each(VERDICTS)('says the verdict %s in a word, beside a picture', (verdict) => {
    const panel = card({ annotation: annotation({ retry: { verdict } }) })
    for (const badge of panel.all('.verdict')) {
      expect(badge.textContent).toBe(VERDICT_WORDS[verdict])
      expect(badge.querySelector('svg')).not.toBeNull()
    }
    expect(panel.all('.verdict')).toHaveLength(2)
  })

  test('keeps the three questions apart', () => {
    const retry = { answers: { helps: 'Perhaps.', safe: 'No.', when: 'Later.' } }
    const panel = card({ annotation: annotation({ retry }) })
    const pairs = panel.all('.answers dt').map((dt) => [dt.textContent, dt.nextElementSibling?.textContent])
    expect(pairs).toEqual([
      ['Will repeating help?', 'Perhaps.'],
      ['Is it safe?', 'No.'],
      ['When?', 'Later.'],
    ])
  })

  test('tells for each field where it stands', () => {
    const panel = card({
      annotation: annotation({
        problems: [
          problem({ code: 'INVALID' }),
          problem({ code: 'MIN', field: 'amount', fieldIn: 'body', message: 'at least 1' }),
          problem({ code: null, field: 'page', fieldIn: 'query or path', title: 'Not a number' }),
        ],
      }),
    })
    const rows = panel
      .all('[data-part=fields] tbody tr')
      .map((tr) => [...tr.children].map((td) => td.textContent))
    expect(rows).toEqual([
      ['amount', 'body', 'MIN', 'at least 1'],
      ['page', 'query or path', '–', 'Not a number'],
    ])
  })

  test('links to http(s) sources only, and opens them apart', () => {
    const panel = card({
      annotation: annotation({
        sources: [
          { url: 'https://docs.example.com/a', checked: '2026-11-22' },
          { url: 'javascript:alert(1)', checked: '2026-11-22' },
        ],
      }),
    })
    const links = panel.all('[data-part=sources] a')
    expect(
      links.map((a) => [a.getAttribute('href'), a.getAttribute('target'), a.getAttribute('rel')]),
    ).toEqual([['https://docs.example.com/a', '_blank', 'noreferrer']])
    expect(panel.part('sources')).toContain('read 2026-11-22')
  })

  test('names the request id once, under the label that the API gives it', () => {
    const ids = [
      { label: 'Record', value: 'r_2' },
      { label: 'Trace id', value: 't_1' },
    ]
    const panel = card({ annotation: annotation({ requestId: 't_1', ids }) })
    expect(panel.all('[data-part=ids] code').map((code) => code.textContent)).toEqual(['t_1', 'r_2'])
    expect(panel.all('[data-part=ids] dt').map((dt) => dt.textContent)).toEqual(['Trace id', 'Record'])
  })

  test('says what happened below HTTP, with the word of the browser', () => {
    const failure = { kind: 'unreachable', reason: 'net::ERR_NAME_NOT_RESOLVED', inferred: false } as const
    const panel = card({ exchange: exchange({ status: 0, failure, missing: 'blocked' }), annotation: null })
    expect(panel.part('failure')).toContain('the server saw nothing of the request')
    expect(panel.part('failure')).toContain('The browser says: net::ERR_NAME_NOT_RESOLVED')
    panel.click('[data-tab=response]')
    expect(panel.part('body')).toContain('There was no response')
  })

  test('is small for a success', () => {
    const panel = mount([success(1)])
    panel.click('#show-successes')
    panel.click('[data-row-id="1"]')
    expect(panel.text('[data-testid=card] h2')).toBe('Success')
    expect(panel.all('[data-testid=card] [data-part]')).toHaveLength(2)
    const kept = { response: 'body', request: 'payload', headers: 'response-headers' }
    for (const [tab, part] of Object.entries(kept)) {
      panel.click(`[data-tab=${tab}]`)
      expect(panel.part(part)).toMatch(/Success: its (?:body|headers) (?:is|are) not kept\./)
    }
  })
})

describe('the countdown', () => {
  const waiting = (verdict: 'after' | 'fix' | 'never', readyAtMs: number) =>
    card({ annotation: annotation({ retry: { verdict, readyAtMs } }) })

  test('runs, and announces only its end', () => {
    const panel = waiting('after', 1_002_500)
    expect(panel.part('countdown')).toContain('Retry allowed in 3 s')
    panel.act(() => panel.timers.advance(500))
    expect(panel.part('countdown')).toContain('Retry allowed in 2 s')
    expect(panel.text('[data-part=countdown] [aria-live]')).toBe('')
    panel.act(() => panel.timers.advance(2000))
    expect(panel.part('countdown')).toBe('The wait is over: you may retry now.')
    expect(panel.text('[data-part=countdown] [aria-live=polite]')).toContain('The wait is over')
  })

  test('is over for a row whose time has passed', () => {
    expect(waiting('after', 999_000).part('countdown')).toBe('The wait is over: you may retry now.')
  })

  test.each(['fix', 'never'] as const)('is not shown where no wait helps: %s', (verdict) => {
    expect(waiting(verdict, 1_002_500).part('countdown')).toBeNull()
  })

  test('leaves no timer behind when the card closes', () => {
    const panel = waiting('after', 1_060_000)
    expect(panel.timers.pending()).toBeGreaterThan(0)
    panel.press('Escape', '[data-testid=card]')
    expect(panel.timers.pending()).toBe(0)
  })
})

describe('the body', () => {
  test('is laid out with its tokens as sent', () => {
    const panel = card(
      { exchange: exchange({ status: 400, body: '{"id":90071992547409931234,"id":1.0}' }) },
      'response',
    )
    expect(panel.text('[data-part=body] pre')).toBe('{\n  "id": 90071992547409931234,\n  "id": 1.0\n}')
  })

  test('is only text, also when it is HTML', () => {
    const panel = card({ exchange: exchange({ status: 502, body: HOSTILE }) }, 'response')
    expect(panel.text('[data-part=body] pre')).toBe(HOSTILE)
    expect(panel.all('[data-part=body] pre .chunk *')).toEqual([])
  })

  test('that was never read: says how to read it, and fetches it again where that is safe', async () => {
    const panel = card({ exchange: exchange({ status: 500, missing: 'never-read' }) }, 'response')
    expect(panel.part('body')).toContain('await res.text()')
    panel.click('[data-act=refetch]')
    await panel.settled()
    expect(panel.calls).toEqual(['https://api.example.com/v1/things'])
    expect(panel.part('body')).toContain('Sent. The new response appears in the list.')
  })

  test('that could not be fetched again: says why', async () => {
    const panel = card({ exchange: exchange({ status: 500, missing: 'lost' }) }, 'response')
    panel.answer('The page is gone.')
    panel.click('[data-act=refetch]')
    await panel.settled()
    expect(panel.part('body')).toContain('The page is gone.')
  })

  test('that was never read: is not fetched again where that is not safe', () => {
    const panel = card(
      { exchange: exchange({ method: 'POST', status: 500, missing: 'never-read' }) },
      'response',
    )
    expect(panel.find('[data-act=refetch]')).toBeNull()
  })

  test('that the page may not read is not fetched again: it would be blocked again', () => {
    const panel = card({ exchange: exchange({ status: 403, missing: 'blocked' }) }, 'response')
    expect(panel.part('body')).toContain('The page itself may not read this body')
    expect(panel.find('[data-act=refetch]')).toBeNull()
  })
})
