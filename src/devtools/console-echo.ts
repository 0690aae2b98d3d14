/** Writes annotated failures into the inspected page's console, one folded group for each. */
import type { Annotation } from '../engine'
import type { Row } from '../session/session'
import type { Settings } from '../settings/settings'
import { literal } from './in-page'

/** Longer texts are cut: a console is no place to read a novel. */
const MAX_CHARS = 600

/** Groups written at once; of the others there is only their number. */
const MAX_AT_ONCE = 20

const cut = (text: string): string => (text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text)

/** As one line: a line break in a message must not look like a console line of its own. */
const oneLine = (text: string): string => cut(text.replace(/\s+/g, ' ').trim())

function headOf({ vendor, problems, summary, retry }: Annotation): string {
  const verdict = `retry: ${retry.verdict}`
  return [vendor, problems[0]?.code, summary, verdict].filter((part) => part).join(' · ')
}

/** What stands in the group: a label and its text. */
function linesOf({ request, response }: Row['exchange'], annotation: Annotation): [string, string | null][] {
  const { meaning, resolution, retry, requestId, sources } = annotation
  return [
    ['Request', `${request.method} ${request.url} ${response.status || '(no response)'}`],
    ['The server said', annotation.problems[0]?.message ?? null],
    ['Meaning', meaning],
    ['How to resolve', resolution],
    ['Retry', `${retry.because} ${retry.answers.when}`],
    ['Request id', requestId],
    ['Sources', sources.map(({ url }) => url).join(' ') || null],
  ]
}

/** Everything that is said comes in as an argument of `%s`, so nothing in it is a format or code. */
const call = (method: string, ...texts: string[]) =>
  `console.${method}(${[texts.map(() => '%s').join(' '), ...texts].map(literal).join(', ')})`

/** Writes the code that puts an annotated failure into the console: an expression without a value. */
export function echoCode({ exchange }: Row, annotation: Annotation): string {
  const lines = linesOf(exchange, annotation).flatMap(([label, text]) =>
    text === null || text === '' ? [] : [call('log', `${label}:`, oneLine(text))],
  )
  const calls = [
    call('groupCollapsed', 'Errata:', oneLine(headOf(annotation))),
    ...lines,
    'console.groupEnd()',
  ]
  return `void (${calls.join(', ')})`
}

interface Observed {
  rows(): readonly Row[]
  subscribe(listener: () => void): () => void
}

interface Choice {
  current(): Settings
  subscribe(listener: (settings: Settings) => void): () => void
}

/** Writes each failure that is new while the setting is on, once; never one that was there before. */
export function startConsoleEcho(session: Observed, settings: Choice, run: (code: string) => void): void {
  let isOn = settings.current().consoleEcho
  /** Ids of rows only grow. Every row up to this one was written, or was there before. */
  let lastId = 0

  const newest = () => session.rows().reduce((id, row) => Math.max(id, row.id), lastId)
  const follow = ({ consoleEcho }: Settings) => {
    if (consoleEcho && !isOn) lastId = newest()
    isOn = consoleEcho
  }
  const write = () => {
    if (!isOn) return
    const fresh = session.rows().filter(({ id, imported }) => id > lastId && imported === null)
    lastId = newest()
    const codes = fresh.flatMap((row) => (row.annotation ? [echoCode(row, row.annotation)] : []))
    for (const code of codes.slice(0, MAX_AT_ONCE)) run(code)
    const others = codes.length - MAX_AT_ONCE
    if (others > 0)
      run(`void ${call('log', 'Errata:', `${others} more failures at once; they are in the panel.`)}`)
  }
  settings.subscribe(follow)
  session.subscribe(write)
  // What came while the settings were read.
  write()
}
