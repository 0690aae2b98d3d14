// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { details, unmount, withBody } from './details'

afterEach(unmount)

describe('the search through a body', () => {
  const found = (panel: ReturnType<typeof details>) => panel.text('[data-part=found]')

  test('steps through the matches, and around', () => {
    const panel = details(withBody('{"a":"fund","b":"Funds","c":"FUND"}'))
    panel.tab('response')
    expect(found(panel)).toBe('')
    panel.search('fund')
    expect(found(panel)).toBe('1 of 3')
    panel.press('#find', 'Enter')
    expect(found(panel)).toBe('2 of 3')
    panel.press('#find', 'Enter', { shiftKey: true })
    panel.press('#find', 'Enter', { shiftKey: true })
    expect(found(panel)).toBe('3 of 3')
    panel.press('#find', 'Enter')
    expect(found(panel)).toBe('1 of 3')
  })

  test('has buttons for both ways, which are off where there is nothing to find', async () => {
    const panel = details(withBody('{"a":1,"a":1}'))
    panel.tab('response')
    const off = () => panel.all('.find button').map((button) => (button as HTMLButtonElement).disabled)
    expect(off()).toEqual([true, true])
    panel.search('"a"')
    expect(off()).toEqual([false, false])
    await panel.click('[data-act=next]')
    expect(found(panel)).toBe('2 of 2')
    await panel.click('[data-act=previous]')
    expect(found(panel)).toBe('1 of 2')
    panel.search('zzz')
    expect(found(panel)).toBe('none')
  })

  test('goes on from row to row, from the first match', () => {
    const panel = details(withBody('"x x x"'))
    panel.tab('response')
    panel.search('x')
    panel.press('#find', 'Enter')
    panel.show({ ...withBody('"x x"'), id: 2 })
    expect(found(panel)).toBe('1 of 2')
  })

  test('looks through what is shown', async () => {
    const panel = details(withBody('{"a":1}'))
    panel.tab('response')
    panel.search('": 1')
    expect(found(panel)).toBe('1 of 1')
    await panel.click('[data-act=pretty]')
    expect(found(panel)).toBe('none')
  })
})
