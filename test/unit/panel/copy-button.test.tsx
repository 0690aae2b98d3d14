// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CopyButton } from '../../../src/panel/components/copy-button'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

async function press(text: string) {
  const root = document.createElement('div')
  document.body.append(root)
  act(() => render(<CopyButton content={text} title="Copy Request id" />, root))
  await act(async () => root.querySelector('button')?.click())
  return root
}

/** What a panel without the permission for the clipboard interface gets, and what its selection held then. */
function withoutPermission(works: boolean) {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('blocked by permissions policy'))
  const copied: string[] = []
  document.execCommand = () => {
    copied.push(document.querySelector('textarea')?.value ?? '')
    return works
  }
  return copied
}

describe('the copy button', () => {
  test('copies the text as it is, and says so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const root = await press('req <1>')
    expect(write).toHaveBeenCalledExactlyOnceWith('req <1>')
    expect(root.querySelector('[aria-live]')?.textContent).toBe('Copied')
    expect(root.querySelector('button')?.getAttribute('aria-label')).toBe('Copy Request id')
  })

  test('copies a selection where the interface is forbidden, and leaves nothing behind', async () => {
    const copied = withoutPermission(true)
    const root = await press('req_1')
    expect(copied).toEqual(['req_1'])
    expect(document.querySelector('textarea')).toBeNull()
    expect(root.querySelector('[aria-live]')?.textContent).toBe('Copied')
  })

  test('admits that it could not', async () => {
    withoutPermission(false)
    const root = await press('req_1')
    expect(root.querySelector('[aria-live]')?.textContent).toBe('Not copied: select the text instead')
  })
})
