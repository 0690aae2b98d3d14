/** What a built page of the extension loads before it does anything, and how large it is on the wire. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of a file as gzip makes them, level 9: what stores and reviewers quote. @param {string} path */
export const gzippedBytes = (path) => gzipSync(readFileSync(path), { level: 9 }).length

/** Static imports of a bundled module; those that are loaded later are calls of import(). @param {string} code */
const importsOf = (code) =>
  [
    ...code.matchAll(
      /(?:^|[;}\n])(?:import|export)\s*(?:[\w$*{][^;()]*?from)?\s*["']\.\/([\w.$-]+\.js)["']/g,
    ),
  ].map(([, name = '']) => name)

/**
 * The scripts and styles that a page loads at once, with what they import.
 * @param {string} folder a built extension
 * @param {string} page `src/panel/panel.html`
 * @returns {string[]} names in `assets`
 */
export function loadedAtOnce(folder, page) {
  const html = readFileSync(join(folder, page), 'utf8')
  const wanted = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, name = '']) => name)
  const loaded = new Set()
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (loaded.has(name)) continue
    loaded.add(name)
    if (name.endsWith('.js')) wanted.push(...importsOf(readFileSync(join(folder, 'assets', name), 'utf8')))
  }
  return [...loaded].sort()
}

/** Bytes of several files of `assets` together. @param {string} folder @param {string[]} names */
export const bytesOf = (folder, names) =>
  names.reduce((sum, name) => sum + gzippedBytes(join(folder, 'assets', name)), 0)

/** Every script of a built extension. @param {string} folder */
export const scriptsOf = (folder) =>
  readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
