import { describe, expect, test } from 'vitest'
import { run, setUpCommand } from './command'

setUpCommand()

describe('the table', () => {
  test('has a line for each error, and the count', async () => {
    const { exit, stdout, stderr } = await run('orders.har', 'fine.har')
    expect([exit, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^status +request +vendor +code +retry +what happened$/),
      expect.stringMatching(/^429 +POST api\.example\.com\/orders +HTTP +X17 +after 2 s +Slow down\.$/),
      expect.stringMatching(/^422 +GET api\.example\.com\/orders +.+ +fix +.+$/),
      '',
      '2 of 5 entries are errors',
      '',
    ])
  })

  test('has a line for what the audit found', async () => {
    const { stdout } = await run('hasty.har')
    expect(stdout).toMatch(/^hasty\.har, entries 0, 1: Repeated .+ too early\.$/m)
  })

  test('lets no control character of a response through', async () => {
    const { stdout } = await run('hostile.har')
    expect(stdout).toContain('·[31mred··next line')
    expect(stdout.split('\n')).toHaveLength(5)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})
