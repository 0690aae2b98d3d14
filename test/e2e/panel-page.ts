/** The panel as a person reads it. The functions that run in the browser see its globals and their arguments only. */
import type { Session } from '../../scripts/browsers/session'

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

/** Waits until a line fits, and gives the last one that does. */
export async function lineWith(session: Session, fit: Partial<Line>): Promise<Line> {
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

/** Selects a line by a real click and waits for its card. */
export async function openCard(session: Session, line: Line): Promise<void> {
  await session.click(`[data-row-id="${line.id}"] [data-col=status]`)
  await session.waitInPanel(
    (id) =>
      document.querySelector(`[data-row-id="${id}"]`)?.getAttribute('aria-selected') === 'true' &&
      document.querySelector('[data-testid=card]') !== null,
    { what: 'the card', args: [line.id] },
  )
}

/** The text of a part of the card; '' when the card has no such part. */
export const part = (session: Session, name: string): Promise<string> =>
  session.inPanel(
    (it) => document.querySelector(`[data-testid=card] [data-part=${it}]`)?.textContent ?? '',
    name,
  )
