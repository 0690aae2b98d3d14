import { describe, expect, test } from 'vitest'
import { run, setUpCommand } from './command'

setUpCommand()

describe('bad input gives one line on stderr, nothing on stdout, and exit code 2', () => {
  test.each<[what: string, args: string[], line: RegExp]>([
    ['no argument', [], /^usage: /],
    ['no file', ['--json'], /^usage: /],
    ['an unknown option', ['--jsno', 'orders.har'], /--jsno.*usage: /],
    ['a filter without its text', ['orders.har', '--filter'], /^--filter needs a text; usage: /],
    [
      'a filter that makes no sense',
      ['--filter', 'retry:maybe', 'orders.har'],
      /^--filter: retry:maybe is not/,
    ],
    ['a missing file', ['nowhere.har'], /^nowhere\.har: no such file$/],
    ['a folder', ['folder.har'], /^folder\.har: is a folder/],
    ['an empty file', ['empty.har'], /^empty\.har: the file is empty/],
    ['a file that is not JSON', ['page.har'], /^page\.har: not JSON.* line 1, column 1:/],
    ['half a file', ['half.har'], /^half\.har: the JSON breaks off/],
    ['null', ['null.har'], /^null\.har: JSON, but not a HAR file/],
    ['JSON of another kind', ['package.har'], /^package\.har: JSON, but not a HAR file/],
    ['a log without entries', ['no-entries.har'], /^no-entries\.har: not a HAR file: .* missing/],
    ['entries that are no list', ['odd-entries.har'], /^odd-entries\.har: not a HAR file: .* no array/],
    ['one bad file among good ones', ['orders.har', 'nowhere.har'], /^nowhere\.har: /],
    ['the same as JSON', ['--json', 'orders.har', 'nowhere.har'], /^nowhere\.har: /],
  ])('%s', async (_, args, line) => {
    const { exit, stdout, stderr } = await run(...args)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(line)
  })
})
