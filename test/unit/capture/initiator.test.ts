import { describe, expect, test } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { framesOf } from '../../../src/capture/initiator'
import { chromiumEntry, firefoxEntry } from './entries'

/** As Chromium 156 reported it for an async function that another one awaited. */
const AWAITED = {
  type: 'script',
  stack: {
    callFrames: [
      { functionName: 'inner', scriptId: '24', url: 'inline.js', lineNumber: 1, columnNumber: 57 },
      { functionName: '', scriptId: '24', url: 'http://shop.test/page.js', lineNumber: 19, columnNumber: 27 },
    ],
    parent: {
      description: 'await',
      callFrames: [
        { functionName: 'outer', scriptId: '24', url: 'inline.js', lineNumber: 2, columnNumber: 78 },
        { functionName: 'top', scriptId: '24', url: 'inline.js', lineNumber: 9, columnNumber: 0 },
      ],
      parent: {
        description: 'setTimeout',
        callFrames: [{ functionName: 'later', scriptId: '4', url: 'inline.js', lineNumber: 0 }],
      },
    },
  },
}

describe('the initiator', () => {
  test('is the call stack and the stacks that waited for it, counted from 1', () => {
    expect(fromHarEntry(chromiumEntry({ entry: { _initiator: AWAITED } }))?.initiator).toEqual([
      { functionName: 'inner', url: 'inline.js', line: 2, column: 58, via: null },
      { functionName: '', url: 'http://shop.test/page.js', line: 20, column: 28, via: null },
      { functionName: 'outer', url: 'inline.js', line: 3, column: 79, via: 'await' },
      { functionName: 'top', url: 'inline.js', line: 10, column: 1, via: null },
      { functionName: 'later', url: 'inline.js', line: 1, column: 1, via: 'setTimeout' },
    ])
  })

  test('is the place in a document that asked for an image', () => {
    const initiator = { type: 'parser', url: 'http://shop.test/', lineNumber: 41, columnNumber: 3 }
    expect(framesOf(initiator)).toEqual([
      { functionName: '', url: 'http://shop.test/', line: 42, column: 4, via: null },
    ])
  })

  test.each([
    ['null, as for code of another extension', null],
    ['a reload', { type: 'other' }],
    ['a preflight', { type: 'preflight', url: 'http://api.test/v1/orders', requestId: '9151.62' }],
    ['an empty stack', { type: 'script', stack: { callFrames: [] } }],
    ['junk', { type: 'script', stack: { callFrames: 'none', parent: 4 } }],
  ])('is null for %s', (_, initiator) => {
    expect(framesOf(initiator)).toBeNull()
  })

  test('is null in Firefox, which tells none', () => {
    expect(fromHarEntry(firefoxEntry(), 'firefox')?.initiator).toBeNull()
  })

  test('is bounded, however deep or wide or long it is', () => {
    const frame = { functionName: 'f'.repeat(10_000), url: `data:${'x'.repeat(10_000)}` }
    expect(framesOf({ stack: { callFrames: Array(10_000).fill(frame) } })).toHaveLength(50)
    const endless: { callFrames: unknown[]; parent?: unknown } = { callFrames: [frame] }
    endless.parent = endless
    const frames = framesOf({ stack: endless })
    expect(frames).toHaveLength(50)
    expect(frames?.every(({ url, functionName }) => url.length + functionName.length <= 4_000)).toBe(true)
    const empty: { callFrames: unknown[]; parent?: unknown } = { callFrames: [] }
    empty.parent = empty
    expect(framesOf({ stack: empty })).toBeNull()
  })
})
