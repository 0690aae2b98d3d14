import { describe, expect, test } from 'vitest'
import { findStackTrace } from '../../../src/engine/contract/stack-trace'

describe('a stack trace', () => {
  test.each([
    ['JavaScript', 'Error: x\n    at read (/srv/app.js:10:5)\n    at async run (/srv/app.js:2:1)'],
    ['Java', 'x\n\tat com.acme.Orders.get(Orders.java:12)'],
    ['Python', 'Traceback (most recent call last):\n  File "/srv/app.py", line 3, in read'],
    ['.NET', 'x\n   at Acme.Orders.Get(Int32 id) in C:\\src\\Orders.cs:line 12'],
    ['.NET', 'x\n   at Acme.Orders.Get(Int32 id)\n   at Acme.Api.Run()'],
    ['PHP', '#0 /srv/app.php(12): read()\n#1 {main}'],
    ['Ruby', "/srv/app.rb:12:in `read'\n/srv/run.rb:3:in `<main>'"],
    ['Go', 'goroutine 1 [running]:\nmain.read()\n\t/srv/main.go:12 +0x1d'],
  ])('of %s is found', (language, trace) => {
    const what = { pointer: '/debug', language }
    expect(findStackTrace({ debug: trace })).toEqual(what)
    expect(findStackTrace({ debug: trace.split('\n') })).toEqual(what)
  })

  test('is found as a list of frames', () => {
    const frame = { file: '/srv/app.php', line: 12, function: 'read' }
    expect(findStackTrace({ error: { trace: [frame, frame] } })?.pointer).toBe('/error/trace')
    expect(findStackTrace({ error: { trace: [frame] } })).toBeNull()
  })

  test.each([
    'Syntax error at line 3: unexpected token',
    'Look at https://acme.test:443/docs\nat your leisure',
    'at 10:30:00 the limit is reset\nat 11:30:00 too',
    'Call support at once (see Orders)',
    'File "a.csv", line 3: not a number',
  ])('is not seen in: %s', (text) => {
    expect(findStackTrace({ debug: text, list: [text, text] })).toBeNull()
  })

  test.each([
    ['line breaks', '\n'.repeat(200_000)],
    ['frames cut short', '    at a.b.c('.repeat(20_000)],
    ['one long word', 'a'.repeat(200_000)],
    ['numbers of frames', '#0 a.php(1): '.repeat(8_000)],
    ['places', `.rb:1:in \`x'${' '.repeat(99)}`.repeat(900)],
  ])('is looked for in bounded time: %s', (_, text) => {
    const startedMs = performance.now()
    expect(findStackTrace({ debug: text })).toBeNull()
    expect(performance.now() - startedMs).toBeLessThan(1_000)
  })
})
