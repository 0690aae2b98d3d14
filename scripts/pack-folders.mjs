import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the packs are. */
export const PACKS = join(import.meta.dirname, '../src/packs')

/** @typedef {import('../src/engine').Pack} Pack */

/** Parses a JSON file. @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Every pack as its author wrote it, sorted by id. @returns {Pack[]} */
export function readPacks() {
  const folders = readdirSync(PACKS, { withFileTypes: true }).filter((each) => each.isDirectory())
  return folders.map(({ name }) => readJson(join(PACKS, name, 'pack.json'))).sort(byId)
}

/** Every sample of every pack. @returns {import('../test/support/samples').Sample[]} */
export function readSamples() {
  return readPacks().flatMap(({ id }) => {
    const folder = join(PACKS, id, 'samples')
    return readdirSync(folder).map((name) => readJson(join(folder, name)))
  })
}

/** @param {Pack} a @param {Pack} b */
const byId = (a, b) => (a.id < b.id ? -1 : 1)

/** How many codes a pack explains; it may list others whose meaning is documented nowhere. @param {Pack} pack */
export const explainedCodes = ({ codes }) =>
  Object.values(codes ?? {}).filter(({ meaning }) => meaning !== undefined).length
