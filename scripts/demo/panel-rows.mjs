/** Reads the list of the panel as a person does: from its rows. */
import { until } from '../browsers/until.mjs'
import { failures } from './failures.mjs'

/** @typedef {import('../browsers/session.ts').Session} Session */
/** @typedef {import('./failures.mjs').Failure} Failure */

/** Runs in the panel. */
function rowsInDocument() {
  return [...document.querySelectorAll('[role=row][data-row-id]')].map((row) => {
    /** @param {string} column */
    const cell = (column) => row.querySelector(`[data-col=${column}]`)
    /** @param {string} column */
    const text = (column) => cell(column)?.textContent?.trim() ?? ''
    return {
      id: row.getAttribute('data-row-id'),
      url: cell('path')?.getAttribute('title') ?? '',
      status: text('status'),
      vendor: text('vendor'),
      code: text('code'),
      verdict: text('verdict'),
      summary: text('summary'),
    }
  })
}

/** @typedef {ReturnType<typeof rowsInDocument>[number]} PanelRow */

/** The row of a failure. @param {PanelRow[]} rows @param {Failure} failure */
export const rowOf = (rows, { host, path, code }) =>
  rows.find((row) => {
    const url = new URL(row.url)
    const there = host.includes(':') ? url.host : url.hostname
    return there === host && url.pathname + url.search === path && (!code || row.code === code)
  })

/** Waits until the panel lists every failure of the demo. @param {Session} session @returns {Promise<PanelRow[]>} */
export async function waitForAllRows(session) {
  /** @type {PanelRow[]} */
  let rows = []
  const missing = () => failures.filter((failure) => !failure.silent && !rowOf(rows, failure))
  const complete = async () => {
    rows = await session.inPanel(rowsInDocument)
    return missing().length === 0
  }
  try {
    await until(complete, { what: 'the panel to list every failure' })
  } catch (cause) {
    const names = missing().map(({ id, code }) => (code ? `${id} (${code})` : id))
    throw new Error(`The panel lists ${rows.length} rows, without ${names.join(', ')}.`, { cause })
  }
  return rows
}
