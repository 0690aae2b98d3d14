/** What our documents name as proof: tests by file and name, commands, files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pkg from '../../package.json'

const ROOT = join(import.meta.dirname, '../..')

/** A file of tests with the names of some of them, or none where the whole file is meant. */
interface NamedTests {
  file: string
  names: string[]
}

/** Written as `test/…` “name”, “name”. */
export const testsIn = (markdown: string): NamedTests[] =>
  [...markdown.matchAll(/`(test\/[^`]+)`((?:,? “[^”]+”)*)/g)].map(([, file = '', names = '']) => ({
    file,
    names: [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }))

/** Written as `npm run name`, also with arguments. */
export const commandsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/npm (?:run (?:--silent )?)?([\w:-]+)/g)].map(([, name = '']) => name)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Is this the name of a test, or of a group of them? Where it comes from a table, it is written as in the code: '%s …'. */
const isNamed = (code: string, name: string) =>
  new RegExp(`(?:\\b(?:test|it|describe)|\\))\\(\\s*(['"\`])${escaped(name)}\\1`).test(code)

/** What is named and is not there, in words. */
export function missingIn(markdown: string): string[] {
  const tests = testsIn(markdown).flatMap(({ file, names }) => {
    if (!existsSync(join(ROOT, file))) return [`there is no ${file}`]
    const code = readFileSync(join(ROOT, file), 'utf8')
    return names.filter((name) => !isNamed(code, name)).map((name) => `${file} has no “${name}”`)
  })
  const commands = commandsIn(markdown).filter((name) => !(name in pkg.scripts) && name !== 'ci')
  return [...tests, ...commands.map((name) => `there is no npm run ${name}`)]
}
