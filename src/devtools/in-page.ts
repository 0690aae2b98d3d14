/** Runs code in the inspected page. Whatever stands in that code came from a server, so it is written by {@link literal}. */
import type { DevtoolsApi, Runtime } from '../capture/devtools-api'

/** A JavaScript literal. JSON alone may hold what ends a line (U+2028, U+2029) or a script element ("</"). */
export const literal = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What came of it: the value, or nothing where the page threw, is gone, or did not answer in time. */
export type PageAnswer = { value: unknown } | null

/** How long after the last moment at which the code may run its answer is waited for. */
export const GRACE_MS = 1_000

/**
 * Evaluates an expression in the inspected page. Firefox 153 may lose the page after some loads and answer no more, so
 * there is a time limit; and because whoever waited acts on "it did not run", code that is late does not run.
 * @param expression of which the value must not be a promise, nor hold one
 */
export function runInPage(
  expression: string,
  { devtools, runtime }: { devtools: Pick<DevtoolsApi, 'inspectedWindow'>; runtime: Runtime },
  limitMs: number,
): Promise<PageAnswer> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs + GRACE_MS, null)
    const settle = (answer: PageAnswer) => {
      clearTimeout(timer)
      resolve(answer)
    }
    const code = `Date.now() > ${Date.now() + limitMs} ? null : { value: ${expression} }`
    try {
      devtools.inspectedWindow.eval(code, (value, problem) => {
        // Firefox reports a dead page through lastError alone.
        settle(problem || runtime.lastError ? null : ((value ?? null) as PageAnswer))
      })
    } catch {
      settle(null)
    }
  })
}
