import { expect, test, vi } from 'vitest'
import { GRACE_MS, runInPage } from '../../../src/devtools/in-page'
import { fakeClock, pass } from '../capture/fake-devtools'

fakeClock(1_000_000)

const LIMIT_MS = 3_000

/** A page whose eval calls back with these, or never. */
function pageOf(answer: [value?: unknown, problem?: unknown] | null, lastError?: unknown) {
  const codes: string[] = []
  const devtools = {
    inspectedWindow: {
      eval(code: string, callback: (value: unknown, problem: unknown) => void) {
        codes.push(code)
        if (answer) callback(answer[0], answer[1])
      },
    },
  }
  return { codes, parts: { devtools, runtime: { lastError } } }
}

test('gives the value', async () => {
  const { parts } = pageOf([{ value: 'sent' }])
  expect(await runInPage('1', parts, LIMIT_MS)).toEqual({ value: 'sent' })
})

test.each([
  ['threw', [undefined, { isException: true, value: 'ReferenceError' }], undefined],
  ['is gone', [], { message: 'page is gone' }],
  ['says nothing', [], undefined],
  ['was too late', [null], undefined],
] as const)('gives nothing where the page %s', async (_what, answer, lastError) => {
  const { parts } = pageOf([...answer] as [unknown?, unknown?], lastError)
  expect(await runInPage('1', parts, LIMIT_MS)).toBeNull()
})

test('gives up on a page that does not answer', async () => {
  const done = vi.fn()
  void runInPage('1', pageOf(null).parts, LIMIT_MS).then(done)
  await pass(LIMIT_MS + GRACE_MS - 1)
  expect(done).not.toHaveBeenCalled()
  await pass(1)
  expect(done).toHaveBeenCalledWith(null)
})

test('gives nothing where DevTools itself throws', async () => {
  const { parts } = pageOf(null)
  parts.devtools.inspectedWindow.eval = () => {
    throw new Error('Extension context invalidated')
  }
  expect(await runInPage('1', parts, LIMIT_MS)).toBeNull()
})

test('the code runs within the limit, and after it no more', async () => {
  const { codes, parts } = pageOf(null)
  const done = runInPage('ran()', parts, LIMIT_MS)
  const ran = vi.fn(() => 'yes')
  const evaluate = () => new Function('ran', `return (${codes[0]})`)(ran) as unknown
  await pass(LIMIT_MS)
  expect(evaluate()).toEqual({ value: 'yes' })
  await pass(1)
  expect(evaluate()).toBeNull()
  expect(ran).toHaveBeenCalledTimes(1)
  await pass(GRACE_MS)
  await done
})
