import { describe, expect, test } from 'vitest'
import { offerLink, takeLink } from '../../../src/panel/link'
import { fakeLink } from './fixtures'

/** As much of the panel's window as the hand-over needs. */
const otherWindow = () => new EventTarget() as Window

describe('the hand-over', () => {
  test('works when the devtools page comes first', async () => {
    const [panel, { link }] = [otherWindow(), fakeLink()]
    offerLink(panel, link)
    expect(await takeLink(panel)).toBe(link)
  })

  test('works when the panel comes first', async () => {
    const [panel, { link }] = [otherWindow(), fakeLink()]
    const taken = takeLink(panel)
    offerLink(panel, link)
    expect(await taken).toBe(link)
  })

  test('happens once, however often the link is offered', async () => {
    const [panel, first, second] = [otherWindow(), fakeLink().link, fakeLink().link]
    const taken = takeLink(panel)
    offerLink(panel, first)
    offerLink(panel, second)
    expect(await taken).toBe(first)
  })
})
