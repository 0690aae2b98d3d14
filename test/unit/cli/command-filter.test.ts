import { describe, expect, test } from 'vitest'
import { run, runJson, setUpCommand } from './command'

setUpCommand()

describe('--filter', () => {
  const codesWith = async (...args: string[]) => {
    const { annotations, entries } = await runJson(...args)
    return { codes: annotations.map(({ problems }) => problems[0]?.code), entries }
  }

  test.each([
    ['status:429', ['X17']],
    ['-status:429', ['https://example.com/invalid']],
    ['method:POST code:x*', ['X17']],
    ['"slow down"', ['X17']],
    ['host:other', []],
    ['', ['X17', 'https://example.com/invalid']],
  ])('%j lists what matches, and counts all entries', async (filter, codes) => {
    expect(await codesWith('--filter', filter, 'orders.har')).toEqual({ codes, entries: 4 })
  })

  test('may be written with an equals sign, and stand anywhere', async () => {
    expect((await codesWith('orders.har', '--filter=code:X17')).codes).toEqual(['X17'])
  })

  test('leaves out what the audit found among other requests', async () => {
    const auditsWith = async (filter: string) =>
      (await runJson('--filter', filter, 'hasty.har')).audits.map(({ entries }) => entries)
    expect(await auditsWith('status:429')).toEqual([[0, 1]])
    expect(await auditsWith('host:nobody')).toEqual([])
  })

  test('is said in the count below the table', async () => {
    const { stdout } = await run('--filter', 'status:429', 'orders.har')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 4 entries are errors that the filter lets through')
  })
})
