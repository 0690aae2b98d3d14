// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { annotate } from '../../../src/engine'
import type { SendPlan } from '../../../src/panel/retry-question'
import { questionOf } from '../../../src/panel/retry-question'
import type { Row } from '../../../src/session/session'
import { catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'
import { annotation, failing, success } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

/** After the promises under way, however long their chains. */
const settled = () => act(() => new Promise<void>((done) => setImmediate(done)))

const post = exchange({ method: 'POST', status: 500 })
const TWICE = 'The first try may have taken effect. Sending it again may do it twice.'

/** The panel with the card of row 1 open; `plan`: where its repeat is not a plain one. */
function card(over: Partial<Omit<Row, 'id'>>, plan: Partial<SendPlan> | { refusal: string } = {}) {
  const panel = mount([failing(1, over)])
  panel.plan(plan)
  panel.click('[data-row-id="1"]')
  return panel
}

const unsafe = (plan: Partial<SendPlan> = {}) =>
  card(
    { exchange: post, annotation: annotation({ retry: { verdict: 'with-key', mayApplyTwice: true } }) },
    plan,
  )
const again = annotation({ retry: { verdict: 'backoff' } })

describe('Retry now', () => {
  test('sends what may be sent at once, and says so', async () => {
    const panel = card({ annotation: again })
    panel.click('[data-act=retry]')
    await settled()
    expect(panel.calls).toEqual(['https://api.example.com/v1/things'])
    expect(panel.text('[data-act=outcome]')).toBe('Sent. The answer appears as a new row.')
    expect(panel.find('[data-act=outcome]')?.getAttribute('role')).toBe('status')
  })

  test('says why nothing was sent', async () => {
    const panel = card({ annotation: again })
    panel.answer('Not sent: the page is gone.')
    panel.click('[data-act=retry]')
    await settled()
    expect(panel.text('[data-act=outcome]')).toBe('Not sent: the page is gone.')
  })

  test('tells what did not go along', async () => {
    const panel = card({ annotation: again }, { leftOut: ['Cookie', 'Date'] })
    panel.click('[data-act=retry]')
    await settled()
    expect(panel.text('[data-act=outcome]')).toMatch(
      /page may not set it: Date\. Cookies go along as the browser/,
    )
  })

  test('waits while the countdown runs, and is there by itself when it ends', () => {
    const panel = card({ annotation: annotation({ retry: { verdict: 'after', readyAtMs: 1_002_500 } }) })
    const button = panel.find<HTMLButtonElement>('[data-act=retry]')
    expect([button?.disabled, button?.textContent?.trim()]).toEqual([true, 'Retry in 3 s'])
    panel.click('[data-act=retry]')
    expect(panel.calls).toEqual([])
    panel.act(() => panel.timers.advance(1_500))
    expect(button?.textContent?.trim()).toBe('Retry in 1 s')
    panel.act(() => panel.timers.advance(1_000))
    expect([button?.disabled, button?.textContent?.trim()]).toEqual([false, 'Retry now'])
  })

  test('is not offered for what cannot be sent, and says why', () => {
    const panel = card({ annotation: again }, { refusal: 'The browser did not record the body.' })
    expect(panel.find<HTMLButtonElement>('[data-act=retry]')?.disabled).toBe(true)
    expect(panel.text('.act')).toContain('The browser did not record the body.')
  })

  test('is not sent twice by a double click', async () => {
    const panel = card({ annotation: again })
    panel.click('[data-act=retry]')
    panel.click('[data-act=retry]')
    await settled()
    expect(panel.calls).toHaveLength(1)
  })
})

describe('the question', () => {
  test('comes first where a repeat may do it twice; the answer that does nothing has the focus', () => {
    const panel = unsafe()
    panel.click('[data-act=retry]')
    expect(panel.calls).toEqual([])
    expect(panel.text('[data-act=question]')).toContain(TWICE)
    expect(document.activeElement?.getAttribute('data-act')).toBe('keep')
  })

  test('sends it when told to', async () => {
    const panel = unsafe()
    panel.click('[data-act=retry]')
    panel.click('[data-act=send]')
    await settled()
    expect(panel.calls).toHaveLength(1)
    expect(panel.find('[data-act=question]')).toBeNull()
  })

  test.each([
    ['Cancel', (panel: ReturnType<typeof card>) => panel.click('[data-act=keep]')],
    ['Esc', (panel: ReturnType<typeof card>) => panel.press('Escape', '[data-act=keep]')],
  ])('goes with %s, which sends nothing, keeps the card, and gives the focus back', (_name, leave) => {
    const panel = unsafe()
    panel.click('[data-act=retry]')
    leave(panel)
    expect(panel.find('[data-act=question]')).toBeNull()
    expect(panel.find('[data-testid=card]')).not.toBeNull()
    expect(panel.calls).toEqual([])
    expect(document.activeElement?.getAttribute('data-act')).toBe('retry')
  })

  test('goes with its card: Esc then closes the other card at once', () => {
    const panel = mount([failing(1, { exchange: post }), failing(2)])
    panel.click('[data-row-id="1"]')
    panel.click('[data-act=retry]')
    panel.click('[data-row-id="2"]')
    expect(panel.find('[data-act=question]')).toBeNull()
    panel.press('Escape', '[data-testid=card]')
    expect(panel.find('[data-testid=card]')).toBeNull()
  })
})

describe('what is asked', () => {
  const PLAN: SendPlan = { harmless: false, idempotent: false, leftOut: [], key: null }
  const catalogue = catalogueOf()
  /** The question about a response, as the real engine judges it. */
  const asked = (sketch: Sketch, plan: Partial<SendPlan> = {}) => {
    const said = annotate(exchange(sketch), catalogue, STARTED_AT_MS)
    if (!said) throw new Error('no annotation')
    return { verdict: said.retry.verdict, lines: questionOf(said, { ...PLAN, ...plan }) }
  }
  const keyed: Sketch = { method: 'POST', requestHeaders: { 'Idempotency-Key': 'k' } }
  const key = 'request header Idempotency-Key'

  test.each<[string, Sketch, Partial<SendPlan>]>([
    ['a GET that failed on the server', { status: 500 }, { idempotent: true, harmless: true }],
    ['a DELETE that failed on the server', { method: 'DELETE', status: 503 }, { idempotent: true }],
    ['a POST that was turned away', { method: 'POST', status: 429 }, {}],
    ['a POST with a key that was turned away', { ...keyed, status: 429 }, { key }],
  ])('nothing about %s', (_what, sketch, plan) => {
    expect(asked(sketch, plan).lines).toBeNull()
  })

  test('about a POST that may have been applied', () => {
    expect(asked({ method: 'POST', status: 500 })).toEqual({
      verdict: 'with-key',
      lines: [TWICE, 'This request carries no idempotency key.'],
    })
  })

  test('about one whose key goes along', () => {
    expect(asked({ ...keyed, status: 500 }, { key }).lines).toEqual([
      'The first try may have taken effect.',
      'The same idempotency key is sent again (request header Idempotency-Key): an API that honours it answers with the first result.',
    ])
  })

  const cancelled = { kind: 'cancelled', reason: 'net::ERR_ABORTED', inferred: false } as const
  test.each<[string, Sketch, string]>([
    ['fix', { status: 400 }, 'The same request fails the same way until something is changed.'],
    ['never', { status: 0, failure: cancelled }, 'Repeating does not cure this error.'],
  ])('about what will not help: %s', (verdict, sketch, line) => {
    expect(asked(sketch, { idempotent: true })).toEqual({ verdict, lines: [line] })
  })

  test('a key comes too late for an API that takes one', () => {
    const source = { url: 'https://docs.example.com', checked: '2026-11-22' }
    const said = annotation({
      retry: { verdict: 'with-key', mayApplyTwice: true, answers: { helps: '', safe: 'No: …', when: '' } },
      policy: { attempts: null, keyPlaces: [key], limits: [], source },
    })
    expect(questionOf(said, PLAN)?.at(-1)).toBe(
      'This request carries no idempotency key. One that is added now cannot protect against the first try.',
    )
  })

  test('what a page may not send', () => {
    expect(
      asked({ method: 'POST', status: 500 }, { leftOut: ['Date', 'Cookie', 'Via'] }).lines?.slice(2),
    ).toEqual([
      'Left out, because a page may not set it: Date, Via.',
      'Cookies go along as the browser holds them now.',
    ])
  })
})

describe('the answer', () => {
  const answered = (...answers: Row[]) => {
    const panel = card({ annotation: again })
    panel.act(() => panel.show([failing(1, { annotation: again }), ...answers]))
    return panel
  }

  test('is named with a way to its row, also where the list hides it', () => {
    const panel = answered({ ...success(2), repeats: 1 })
    panel.type('nothing like it')
    panel.act(() => panel.panel.selection.select(1))
    panel.type('')
    expect(panel.text('[data-act=outcome]')).toContain('Answered 200: go to row')
    panel.click('[data-leads-to="2"]')
    expect(panel.chosen()).toBe('2')
    expect(panel.settings().showSuccesses).toBe(true)
  })

  test.each<[string, Partial<Row>]>([
    ['Answered 500', { exchange: exchange({ status: 500 }) }],
    ['Answered 200, with an error', { exchange: exchange({ status: 200 }) }],
    [
      'Failed again (no server)',
      {
        exchange: exchange({ status: 0, failure: { kind: 'unreachable', reason: 'x', inferred: false } }),
      },
    ],
  ])('is said in words: %s', (words, over) => {
    expect(answered(failing(2, { ...over, repeats: 1 })).text('[data-act=outcome]')).toBe(
      `${words}: go to row`,
    )
  })

  test('to another row is not this one', () => {
    expect(answered(failing(2, { repeats: 7 })).text('[data-act=outcome]')).toBe('')
  })
})

describe('copying', () => {
  test('offers a handler only where a pack knows the API', () => {
    expect(card({}).find('[data-act=handler]')).not.toBeNull()
    expect(card({ annotation: annotation({ specificity: 'generic' }) }).find('[data-act=handler]')).toBeNull()
  })

  test.each([
    ['support', 'support text of row 1, mask'],
    ['handler', 'handler of row 1'],
  ])('writes the %s text when it is asked for', async (act, text) => {
    const written: string[] = []
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (it: string) => void written.push(it) },
    })
    const panel = card({})
    panel.click(`[data-act=${act}]`)
    await settled()
    expect(written).toEqual([text])
    expect(panel.text('.act')).toContain('Copied')
  })

  test('says that there is no handler', async () => {
    const panel = card({ annotation: annotation({ specificity: 'framework' }) })
    panel.click('[data-act=handler]')
    await settled()
    expect(panel.text('.act')).toContain('There is none for this row')
  })
})
