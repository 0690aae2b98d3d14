import { expect, test } from 'vitest'
import { createPreferences } from '../../../src/panel/stores/settings'
import { fakeLink } from './fixtures'

test('a change that could not be stored holds all the same, and is said until one could', async () => {
  const { link } = fakeLink()
  let isStored = false
  const { change } = link.settings
  const preferences = createPreferences({
    ...link.settings,
    change: async (part) => (await change(part)) && isStored,
  })
  const settled = () => new Promise((done) => setImmediate(done))
  preferences.hideHost('a.test')
  await settled()
  expect([preferences.now.value.hiddenHosts, preferences.unsaved.value]).toEqual([['a.test'], true])
  isStored = true
  preferences.hideHost('b.test')
  await settled()
  expect([preferences.now.value.hiddenHosts, preferences.unsaved.value]).toEqual([
    ['b.test', 'a.test'],
    false,
  ])
})
