/** The panel as a person reads it. The functions that run in the browser see its globals and their arguments only. */
import type { Session } from '../../scripts/browsers/session'
import { call } from '../../scripts/demo/calls.mjs'

/** One line of the list, as text. */
export interface Line {
  id: string
  method: string
  path: string
  status: string
  vendor: string
  code: string
  summary: string
  verdict: string
}

function linesInPanel(): Line[] {
  return [...document.querySelectorAll('[role=row][data-row-id]')].map((row) => {
    const text = (column: string) => row.querySelector(`[data-col=${column}]`)?.textContent?.trim() ?? ''
    return {
      id: row.getAttribute('data-row-id') ?? '',
      method: text('method'),
      path: row.querySelector('[data-col=path]')?.getAttribute('title') ?? '',
      status: text('status'),
      vendor: text('vendor'),
      code: text('code'),
      summary: text('summary'),
      verdict: text('verdict'),
    }
  })
}

export const lines = (session: Session): Promise<Line[]> => session.inPanel(linesInPanel)

/** Lists repeats one by one: with each that comes in, the line of a group stands for another row. */
const listOneByOne = (session: Session) =>
  session.waitInPanel(
    () => {
      const box = document.querySelector<HTMLInputElement>('#group-repeats')
      if (box?.checked) box.click()
      return box?.checked === false
    },
    { what: 'a list without groups' },
  )

/** Waits until a line fits, and gives the last one that does. From then on no repeats are grouped. */
export async function lineWith(session: Session, fit: Partial<Line>): Promise<Line> {
  await listOneByOne(session)
  const found = await session.waitInPanel(
    (wanted: [string, string][]) => {
      const rows = [...document.querySelectorAll('[role=row][data-row-id]')]
      const row = rows.findLast((each) =>
        wanted.every(([column, part]) => {
          const cell = each.querySelector(`[data-col=${column}]`)
          return (column === 'path' ? cell?.getAttribute('title') : cell?.textContent)?.includes(part)
        }),
      )
      return row?.getAttribute('data-row-id') ?? null
    },
    { what: `a line with ${JSON.stringify(fit)}`, args: [Object.entries(fit)] },
  )
  const line = (await lines(session)).find(({ id }) => id === found)
  if (!line) throw new Error(`line ${found} left the list while it was read`)
  return line
}

/** One failure of each of three vendors, in the order of these codes. */
const OF_THREE = {
  'bluum-no-funds': 'BLUM-422-001',
  'bloobank-no-wallet': 'WALLET_NOT_FOUND',
  'buildmarkets-closed': 'MARKET_CLOSED',
}

/**
 * Has the page fail with three vendors, and waits for all three lines: each vendor's explanations are loaded when it is
 * first seen, so the last failure may be listed before the others.
 */
export async function failWithThree(session: Session): Promise<Line> {
  for (const id of Object.keys(OF_THREE)) await call(session, id)
  const found: Line[] = []
  for (const code of Object.values(OF_THREE)) found.push(await lineWith(session, { code }))
  return found.at(-1) as Line
}

/** Selects a line by a real click and waits for its card, which begins with the explanation. */
export async function openCard(session: Session, line: Line): Promise<void> {
  await session.click(`[data-row-id="${line.id}"] [data-col=status]`)
  await session.waitInPanel(
    (id) =>
      document.querySelector(`[data-row-id="${id}"]`)?.getAttribute('aria-selected') === 'true' &&
      document.querySelector('[data-testid=card]') !== null,
    { what: 'the card', args: [line.id] },
  )
  await showTab(session, 'explanation')
}

/** Shows a tab of the card that is open. */
export async function showTab(session: Session, tab: string): Promise<void> {
  await session.waitInPanel(
    (name) => {
      const element = document.querySelector<HTMLElement>(`[data-testid=card] [data-tab=${name}]`)
      if (element?.getAttribute('aria-selected') === 'true') return true
      element?.click()
      return false
    },
    { what: `the tab ${tab}`, args: [tab] },
  )
}

/** The tabs of the parts that are not in the explanation. */
const TAB_OF: Record<string, string> = {
  body: 'response',
  found: 'response',
  address: 'request',
  query: 'request',
  payload: 'request',
  'response-headers': 'headers',
  'request-headers': 'headers',
  times: 'timing',
  tries: 'timing',
  initiator: 'timing',
}

/** The text of a part of the card, with its tab shown; '' when the card has no such part. */
export async function part(session: Session, name: string): Promise<string> {
  await showTab(session, TAB_OF[name] ?? 'explanation')
  return session.inPanel(
    (it) => document.querySelector(`[data-testid=card] [data-part=${it}]`)?.textContent ?? '',
    name,
  )
}

/** Waits until something with these words is there, and gives its text. */
export const shown = (session: Session, selector: string, words = '') =>
  session.waitInPanel(
    (it, part) => {
      const element = document.querySelector(it)
      return element?.textContent?.includes(part) ? element.textContent || ' ' : null
    },
    { what: `${selector} with "${words}"`, args: [selector, words] },
  )

/** Waits until a setting has reached the storage: one that is on its way there ends with DevTools. */
export const kept = (session: Session, name: string, value: unknown) =>
  session.waitInPanel(
    async (it, wanted) => {
      const { settings } = (await chrome.storage.local.get('settings')) as {
        settings?: Record<string, unknown>
      }
      return JSON.stringify(settings?.[it]) === wanted
    },
    { what: `${name} to be kept`, args: [name, JSON.stringify(value)] },
  )
