/** What keeps a packed extension out of the stores, or tells of the machine on which it was built. */
import { dangersIn } from './dangers.mjs'

/** Followed by one of these the folder is surely a path: it alone may be a word, such as "/app". */
const WITHIN = ['dist', 'node_modules', 'src']

/**
 * @param {ReadonlyMap<string, Uint8Array>} files of an extension, by path
 * @param {string} root the folder in which it was built
 * @returns {string[]} in words; none when it can be packed
 */
export function faultsOf(files, root) {
  const decoder = new TextDecoder()
  return [...files].flatMap(([name, bytes]) => {
    const text = decoder.decode(bytes)
    return [
      ...(WITHIN.some((folder) => text.includes(`${root}/${folder}/`)) ? [`${name} names ${root}`] : []),
      ...(/\.m?js$/.test(name) ? dangersIn(name, text) : []),
    ]
  })
}
