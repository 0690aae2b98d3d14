/** `npm run annotate -- [--json] FILE.har …`: runs the command, built anew when it is older than its sources. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCli, CLI } from './build.mjs'
import { ensurePackages } from './setup.mjs'

const root = join(import.meta.dirname, '..')
const SOURCES = [
  'src/engine',
  'src/audit',
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

function isFresh() {
  const built = statSync(CLI, { throwIfNoEntry: false })
  return built !== undefined && SOURCES.every((path) => changedAtMs(join(root, path)) < built.mtimeMs)
}

ensurePackages()
if (!isFresh()) await buildCli()
await import(pathToFileURL(CLI).href)
