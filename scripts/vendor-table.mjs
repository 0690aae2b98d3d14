/** `npm run vendors`: writes the packs into the README, between its two markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain } from './is-main.mjs'
import { explainedCodes, readPacks } from './pack-folders.mjs'

/** @typedef {import('../src/engine').Pack} Pack */

const START = '<!-- packs -->'
const END = '<!-- /packs -->'
/** Packs beside each other in one row: as many as a page has room for. */
const PER_ROW = 3

/** @type {[Pack['specificity'], string][]} */
const GROUPS = [
  ['vendor', 'Vendors'],
  ['standard', 'Standards'],
  ['framework', 'Frameworks and gateways'],
  ['generic', 'Any other API'],
]

/** @param {number} n @param {string} noun */
const count = (n, noun) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`

/** A name may hold what Markdown reads as markup. @param {string} text */
const escaped = (text) => text.replace(/[\\`*_[\]<>|]/g, '\\$&')

/** @param {Pack} pack */
const cells = (pack) => [
  `[${escaped(pack.name)}](<${pack.source.url.replace(/[<>|]/g, encodeURIComponent)}>)`,
  String(explainedCodes(pack) || '–'),
]

/** @param {string[]} row */
const line = (row) => `| ${row.join(' | ')} |`

/** @param {string} title @param {Pack[]} packs @returns {string} '' where there are none */
function groupTable(title, packs) {
  if (packs.length === 0) return ''
  const perRow = Math.min(PER_ROW, packs.length)
  const sorted = packs.toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id, 'en'),
  )
  const rows = []
  for (let at = 0; at < sorted.length; at += perRow) {
    const row = sorted.slice(at, at + perRow).flatMap(cells)
    rows.push(line([...row, ...Array(2 * perRow - row.length).fill('')]))
  }
  const columns = Array(perRow).fill(0)
  const head = line(columns.flatMap((_, i) => [i === 0 ? title : '', 'codes']))
  return [head, line(columns.flatMap(() => ['---', '--:'])), ...rows].join('\n')
}

/** The count and the tables, without the markers. @param {Pack[]} packs */
function vendorTable(packs) {
  const codes = packs.reduce((sum, pack) => sum + explainedCodes(pack), 0)
  const tables = GROUPS.map(([specificity, title]) =>
    groupTable(
      title,
      packs.filter((pack) => pack.specificity === specificity),
    ),
  )
  const heading = `**${count(packs.length, 'pack')}, ${count(codes, 'code')}** explained; each name leads to the page the pack rests on.`
  return [heading, ...tables].filter(Boolean).join('\n\n')
}

/**
 * The README with today's packs between its markers.
 * @param {string} readme
 * @param {Pack[]} packs
 * @throws {Error} the markers are not there
 */
export function withVendorTable(readme, packs) {
  const start = readme.indexOf(START)
  const end = readme.indexOf(END)
  if (start < 0 || end < start)
    throw new Error(`README.md needs the lines "${START}" and "${END}", in this order`)
  return `${readme.slice(0, start + START.length)}\n\n${vendorTable(packs)}\n\n${readme.slice(end)}`
}

if (isMain(import.meta)) {
  const path = join(import.meta.dirname, '../README.md')
  const readme = readFileSync(path, 'utf8')
  const fresh = withVendorTable(readme, readPacks())
  writeFileSync(path, fresh)
  console.log(fresh === readme ? 'README.md was up to date' : 'README.md: wrote the vendor table')
}
