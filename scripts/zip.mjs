/** Writes zips that are the same byte for byte wherever and whenever they are made: for the stores, and for who checks them. */
import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'

/** The earliest time that a zip can hold (APPNOTE.TXT §4.4.6); local, because zips know no time zone. */
const epoch = () => new Date(1980, 0, 1)

/** By UTF-16 code units, which no machine's language changes. @param {string} a @param {string} b */
const byCodeUnits = (a, b) => (a < b ? -1 : Number(a > b))

/** Not a path that leaves the folder, nor one that means something else on another system. */
const NAME = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:\0]+$/

/**
 * Entries sorted by name, of one date, with no permissions, owners or folders of their own. fflate compresses in
 * JavaScript, so the bytes do not depend on the zlib that came with Node.
 * @param {ReadonlyMap<string, Uint8Array>} files by path, with slashes
 */
export function zipOfFiles(files) {
  const names = [...files.keys()].toSorted(byCodeUnits)
  const odd = names.find((name) => !NAME.test(name))
  if (odd !== undefined) throw new Error(`zip: "${odd}" is no path within a folder`)
  const entries = Object.fromEntries(names.map((name) => [name, files.get(name) ?? new Uint8Array()]))
  return zipSync(entries, { level: 9, mtime: epoch() })
}

/** In hexadecimal, as `sha256sum` prints it. @param {Uint8Array} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
