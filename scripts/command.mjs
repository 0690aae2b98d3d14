/** `node scripts/command.mjs NAME …`: runs a command of src/cli, built anew when it is older than its sources. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCommand, COMMANDS, commandFile } from './build.mjs'
import { ensurePackages } from './setup.mjs'

const root = join(import.meta.dirname, '..')
const SOURCES = [
  'src/engine',
  'src/audit',
  'src/authoring',
  'src/own-packs',
  'src/share',
  'src/filter',
  'src/packs',
  'src/capture',
  'src/cli',
  'package-lock.json',
  'scripts/build.mjs',
]

/** Milliseconds at which a file last changed; of a folder with all it holds, whose own time shows what was removed. @param {string} path @returns {number} */
function changedAtMs(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAtMs(join(path, name))))
}

/** @param {string} file */
function isFresh(file) {
  const built = statSync(file, { throwIfNoEntry: false })
  return built !== undefined && SOURCES.every((path) => changedAtMs(join(root, path)) < built.mtimeMs)
}

const [name = '', ...args] = process.argv.slice(2)
if (!COMMANDS.includes(name)) {
  console.error(`command: there is no "${name}"; there are ${COMMANDS.join(', ')}`)
  process.exit(2)
}
ensurePackages()
const file = commandFile(name)
if (!isFresh(file)) await buildCommand(name)
process.argv = [process.execPath, file, ...args]
await import(pathToFileURL(file).href)
