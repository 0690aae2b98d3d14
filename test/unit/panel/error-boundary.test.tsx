// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { ErrorBoundary } from '../../../src/panel/components/error-boundary'

test('one clear line stands in for a panel that broke, and brings it back', () => {
  let broken = true
  function Part() {
    if (broken) throw new Error('no such column')
    return <p>whole</p>
  }
  const root = document.createElement('div')
  act(() =>
    render(
      <ErrorBoundary>
        <Part />
      </ErrorBoundary>,
      root,
    ),
  )
  expect(root.querySelector('[role=alert]')?.textContent).toContain('The panel stopped (no such column).')
  broken = false
  act(() => root.querySelector('button')?.click())
  expect(root.textContent).toBe('whole')
})
