/** Vite plugin: serves `pack.json?head` and `pack.json?words`, the two parts in which the extension loads a pack. */
import { readFileSync } from 'node:fs'

/** The members that explain; all others serve recognition. Named in the engine too (PackWords). */
const WORDS = ['codes', 'contract', 'families', 'notes', 'rateLimits', 'support']
const PART = /^(.*\/pack\.json)\?(head|words)$/

/** @returns {import('vite').Plugin} */
export function splitPacks() {
  return {
    name: 'split-packs',
    enforce: 'pre',
    load: {
      filter: { id: PART },
      handler(id) {
        const [, file = '', part] = PART.exec(id) ?? []
        this.addWatchFile(file)
        const members = Object.entries(JSON.parse(readFileSync(file, 'utf8')))
        const wanted = members.filter(
          ([name]) => name !== '$schema' && WORDS.includes(name) === (part === 'words'),
        )
        return {
          // As text for JSON.parse, which takes half the time of a literal (v8.dev/blog/cost-of-javascript-2019#json).
          code: `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(wanted)))})`,
          moduleType: 'js',
        }
      },
    },
  }
}
