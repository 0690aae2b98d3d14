import { describe, expect, it } from 'vitest'
import { echoCode, startConsoleEcho } from '../../../src/devtools/console-echo'
import type { Row } from '../../../src/session/session'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem, success } from '../panel/fixtures'

type Line = [method: string, ...args: unknown[]]

/** Runs the code as the inspected page would, with a console that remembers. */
function run(code: string): Line[] {
  const lines: Line[] = []
  const remember =
    (method: string) =>
    (...args: unknown[]) =>
      void lines.push([method, ...args])
  const console = {
    groupCollapsed: remember('groupCollapsed'),
    log: remember('log'),
    groupEnd: remember('groupEnd'),
  }
  expect(new Function('console', `'use strict'; return (${code})`)(console)).toBeUndefined()
  return lines
}

const echo = (row: Row) => run(echoCode(row, row.annotation!))

/** What a console shows of one call: the format with its arguments in it. */
const shown = ([, format, ...args]: Line) => String(format).replace(/%s/g, () => String(args.shift()))

describe('the group', () => {
  it('says in one line whose error it is, and the rest when it is opened', () => {
    const row = failing(1, {
      exchange: exchange({ method: 'POST', url: 'https://api.example.com/v1/orders', status: 429 }),
      annotation: annotation({
        problems: [problem({ code: 'SLOW_DOWN', message: 'Too fast.' })],
        summary: 'Rate limit reached',
        meaning: 'The quota of a minute is used up.',
        resolution: 'Send less.',
        requestId: 'req_1',
        retry: { verdict: 'after', because: 'Retry-After: 20.' },
        sources: [{ url: 'https://docs.example.com/errors', checked: '2026-11-22' }],
      }),
    })
    expect(echo(row).map((line) => `${line[0]} ${shown(line)}`)).toEqual([
      'groupCollapsed Errata: Acme · SLOW_DOWN · Rate limit reached · retry: after',
      'log Request: POST https://api.example.com/v1/orders 429',
      'log The server said: Too fast.',
      'log Meaning: The quota of a minute is used up.',
      'log How to resolve: Send less.',
      'log Retry: Retry-After: 20. After the fix.',
      'log Request id: req_1',
      'log Sources: https://docs.example.com/errors',
      'groupEnd undefined',
    ])
  })

  it('leaves out what is not known, and cuts what is long', () => {
    const row = failing(1, { annotation: annotation({ meaning: 'x'.repeat(10_000) }) })
    const lines = echo(row).map(shown)
    expect(lines.some((line) => line.startsWith('Request id'))).toBe(false)
    expect(lines.find((line) => line.startsWith('Meaning'))).toHaveLength('Meaning: …'.length + 600)
  })

  it.each([
    '"); globalThis.pwned = 1; ("',
    "', globalThis.pwned = 1, '",
    '`$'.concat('{globalThis.pwned = 1}`'),
    '\\"); globalThis.pwned = 1 //',
    '\u2028globalThis.pwned = 1\u2029',
    '</script><script>globalThis.pwned = 1</script><!--',
    '*/ globalThis.pwned = 1 /*',
    '%c%o%d%i%f%O red',
    'one\nErrata: two\r\nthree',
    '__proto__',
  ])('keeps hostile text an argument: %j', (text) => {
    const row = failing(1, {
      exchange: exchange({ status: 400, url: `https://api.example.com/${text}` }),
      annotation: annotation({
        vendor: text,
        summary: text,
        meaning: text,
        resolution: text,
        requestId: text,
        problems: [problem({ code: text, message: text })],
        sources: [{ url: text, checked: text }],
        retry: { because: text },
      }),
    })
    const code = echoCode(row, row.annotation!)
    expect(code).not.toMatch(/<|[\n\r\u2028\u2029]/)
    const lines = run(code)
    expect(globalThis).not.toHaveProperty('pwned')
    const oneLine = text.replace(/\s+/g, ' ').trim()
    for (const [method, format, ...args] of lines) {
      if (method === 'groupEnd') continue
      expect(format).toBe('%s %s')
      expect(args[1]).toContain(oneLine)
    }
  })
})

/** A session and settings in memory, and what was run. */
function start(settings: Partial<Settings> = {}, first: Row[] = []) {
  let rows: readonly Row[] = first
  let now: Settings = { ...DEFAULTS, ...settings }
  const listeners = { rows: () => {}, settings: (_: Settings) => {} }
  const codes: string[] = []
  startConsoleEcho(
    {
      rows: () => rows,
      subscribe(listener) {
        listeners.rows = listener
        return () => {}
      },
    },
    {
      current: () => now,
      subscribe(listener) {
        listeners.settings = listener
        return () => {}
      },
    },
    (code) => codes.push(code),
  )
  return {
    heads: () => codes.map((code) => shown(run(code)[0]!)),
    show(...next: Row[]) {
      rows = next
      listeners.rows()
    },
    turn(consoleEcho: boolean) {
      now = { ...now, consoleEcho }
      listeners.settings(now)
    },
  }
}

const called = (id: number, vendor: string) => failing(id, { annotation: annotation({ vendor }) })

describe('what is written', () => {
  it('is nothing while the setting is off', () => {
    const echo = start()
    echo.show(failing(1))
    expect(echo.heads()).toEqual([])
  })

  it('is each new failure once, whatever is reported again', () => {
    const echo = start({ consoleEcho: true })
    echo.show(called(1, 'One'))
    echo.show(called(1, 'One again'), success(2), called(3, 'Three'))
    echo.show(called(1, 'One'), success(2), called(3, 'Three'))
    expect(echo.heads()).toEqual([
      expect.stringContaining('Errata: One ·'),
      expect.stringContaining('Errata: Three ·'),
    ])
  })

  it('is what came while the settings were read', () => {
    expect(start({ consoleEcho: true }, [failing(1)]).heads()).toHaveLength(1)
  })

  it('is nothing from before the setting was turned on', () => {
    const echo = start()
    echo.show(called(1, 'Before'))
    echo.turn(true)
    echo.show(called(1, 'Before'), called(2, 'Two'))
    echo.turn(false)
    echo.show(called(1, 'Before'), called(2, 'Two'), called(3, 'Between'))
    echo.turn(true)
    echo.show(called(1, 'Before'), called(2, 'Two'), called(3, 'Between'), called(4, 'Four'))
    expect(echo.heads()).toEqual([expect.stringContaining('Two'), expect.stringContaining('Four')])
  })

  it('is not bothered by a change of another setting', () => {
    const echo = start({ consoleEcho: true })
    echo.turn(true)
    echo.show(failing(1))
    expect(echo.heads()).toHaveLength(1)
  })

  it('is nothing for a failure that could not be explained', () => {
    const echo = start({ consoleEcho: true })
    echo.show(failing(1, { annotation: null }))
    expect(echo.heads()).toEqual([])
  })

  it('is twenty groups of a burst, and the number of the others', () => {
    const echo = start({ consoleEcho: true })
    echo.show(...Array.from({ length: 25 }, (_, i) => failing(i + 1)))
    expect(echo.heads()).toHaveLength(21)
    expect(echo.heads().at(-1)).toBe('Errata: 5 more failures at once; they are in the panel.')
  })
})
