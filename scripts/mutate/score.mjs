/** What a run of mutation testing comes to: a score for each file, and the mutants that no test noticed. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** @typedef {Awaited<ReturnType<import('@stryker-mutator/core').Stryker['runMutationTest']>>[number]} Mutant */
/** @typedef {{ file: string, killed: number, all: number, percent: number }} Score */

/** @param {Mutant} mutant */
const isAlive = ({ status }) => status === 'Survived' || status === 'NoCoverage'
/** A mutant that makes a loop without end is noticed as well. @param {Mutant} mutant */
const isKilled = ({ status }) => status === 'Killed' || status === 'Timeout'

/** @param {string} root @returns {(mutant: Mutant) => string} the file, as it is called from the root */
const fileIn = (root) => (mutant) => relative(root, mutant.fileName).replaceAll('\\', '/')

/** @param {string} file @param {Mutant[]} mutants @returns {Score} */
function scoreOf(file, mutants) {
  const killed = mutants.filter(isKilled).length
  const all = killed + mutants.filter(isAlive).length
  return { file, killed, all, percent: all === 0 ? 100 : (100 * killed) / all }
}

/** The score of each file, and of all of them. @param {Mutant[]} mutants @param {string} root */
export function scores(mutants, root) {
  const fileOf = fileIn(root)
  const files = [...new Set(mutants.map(fileOf))].sort()
  const each = files.map((file) =>
    scoreOf(
      file,
      mutants.filter((mutant) => fileOf(mutant) === file),
    ),
  )
  return { files: each, whole: scoreOf('all', mutants) }
}

/** @param {Score[]} rows */
export function toTable(rows) {
  const width = Math.max(...rows.map(({ file }) => file.length))
  return rows
    .map(
      ({ file, killed, all, percent }) =>
        `${file.padEnd(width)}  ${percent.toFixed(1).padStart(5)} %  ${killed} of ${all}`,
    )
    .join('\n')
}

/** @param {string} text */
const onOneLine = (text) => text.replace(/\s+/g, ' ')

/** A line for each mutant that no test noticed: where it is, what stood there and what took its place. @param {Mutant[]} mutants @param {string} root */
export function survivors(mutants, root) {
  const fileOf = fileIn(root)
  return mutants.filter(isAlive).map((mutant) => {
    const { start, end } = mutant.location
    const lines = readFileSync(mutant.fileName, 'utf8')
      .split('\n')
      .slice(start.line - 1, end.line)
    const cut = [...lines.slice(0, -1), lines.at(-1)?.slice(0, end.column - 1)]
    const was = cut.join('\n').slice(start.column - 1)
    const place = `${fileOf(mutant)}:${start.line}:${start.column}`
    const unseen = mutant.status === 'NoCoverage' ? ' (no test comes here)' : ''
    return `${place}  ${onOneLine(was)}  →  ${onOneLine(mutant.replacement)}${unseen}`
  })
}
