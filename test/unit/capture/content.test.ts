import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownsContent, readContent } from '../../../src/capture/content'
import { withContent } from './fake-devtools'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('readContent', () => {
  const cases: [what: string, answer: unknown[], isBase64: boolean, expected: unknown][] = [
    ['Chromium: text', ['{}', ''], false, { text: '{}', base64: false }],
    ['Chromium: base64', ['e30=', 'base64'], false, { text: 'e30=', base64: true }],
    ['Firefox: text', ['{}', 'application/json'], false, { text: '{}', base64: false }],
    ['Firefox: base64, as the entry says', ['e30=', 'image/png'], true, { text: 'e30=', base64: true }],
    ['an empty body is there', ['', ''], false, { text: '', base64: false }],
    ['Chromium: evicted, or hidden from the page', [null, ''], false, 'lost'],
    ['Chromium: a dead handle', [undefined, undefined], false, 'lost'],
    ['Firefox: a failure', [], false, 'lost'],
  ]
  it.each(cases)('%s', async (_what, answer, isBase64, expected) => {
    expect(await readContent(withContent({}, answer) as never, 5_000, {}, isBase64)).toEqual(expected)
  })

  it('looks at lastError, or the browser would complain', async () => {
    const lastError = vi.fn()
    const runtime = {
      get lastError() {
        return lastError()
      },
    }
    await readContent(withContent({}, []) as never, 5_000, runtime)
    expect(lastError).toHaveBeenCalled()
  })

  it('does not wait for ever, and heeds no late answer', async () => {
    const owner = {
      getContent: (callback: (content: string) => void) => void setTimeout(callback, 5_001, '{}'),
    }
    const content = readContent(owner, 5_000, {})
    await vi.advanceTimersByTimeAsync(5_001)
    expect(await content).toBe('timeout')
  })

  it.each<[what: string, answers: (callback: (...values: unknown[]) => void) => unknown]>([
    [
      'a promise that is rejected',
      () => Promise.reject(new Error('No resource with given identifier found')),
    ],
    [
      'an error',
      () => {
        throw new Error('gone')
      },
    ],
  ])('%s is a body that is lost', async (_, getContent) => {
    expect(await readContent({ getContent }, 5_000, {})).toBe('lost')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('heeds the first of two answers', async () => {
    const getContent = (callback: (...values: unknown[]) => void) => {
      callback('first', '')
      callback('second', 'base64')
    }
    expect(await readContent({ getContent }, 5_000, {})).toEqual({ text: 'first', base64: false })
  })

  it('survives an extension that was updated, whose API throws', async () => {
    const owner = {
      getContent() {
        throw new Error('Extension context invalidated.')
      },
    }
    expect(await readContent(owner, 5_000, {})).toBe('lost')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('knows what can be asked', () => {
    expect([null, 1, {}, { getContent: 1 }].map(ownsContent)).toEqual([false, false, false, false])
    expect(ownsContent(withContent({}, []))).toBe(true)
  })
})
