/**
 * Packs what was built, and the source it was built of, into zips that are the same byte for byte on every machine.
 * `npm run package` builds first.
 *
 *   node scripts/package.mjs [chrome] [firefox] [source]
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isMain } from './is-main.mjs'
import { ensurePackages } from './setup.mjs'

/** @typedef {'chrome' | 'firefox' | 'source'} Part */

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Where a zip is. @param {Part} part */
export const zipOf = (part) => join(dist, `errata-${version}-${part}.zip`)

/** The paths of all files below a folder, with slashes. @param {string} folder */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** @param {string[]} args @returns {string | null} what git printed; null where there is no git, or no repository */
function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return null
  }
}

/** The paths of the files that git tracks, as they are on the disk; null without git. */
function trackedFiles() {
  const listed = git('ls-files', '-z')
  if (listed === null || git('rev-parse', '--show-prefix')?.trim() !== '') return null
  return listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))
}

/** @param {string} folder @param {string[]} names */
const read = (folder, names) => new Map(names.map((name) => [name, readFileSync(join(folder, name))]))

/** What is said of a part that cannot be packed, or else its files. @param {Part} part @returns {string | ReturnType<typeof read>} */
function filesOf(part) {
  if (part === 'source') {
    const names = trackedFiles()
    return names === null
      ? 'no source zip: git is not here, or this folder is no repository'
      : read(root, names)
  }
  const folder = join(dist, part)
  if (!existsSync(join(folder, 'manifest.json')))
    return `dist/${part} is not built; run "npm run build" first`
  return read(folder, filesIn(folder))
}

/** Writes a part's zip, and says so in one line. @param {Part} part @returns {Promise<boolean>} is there nothing wrong? */
async function pack(part) {
  const { sha256, zipOfFiles } = await import('./zip.mjs')
  const { faultsOf } = await import('./package-faults.mjs')
  const files = filesOf(part)
  if (typeof files === 'string') {
    console.error(`package: ${files}`)
    return part === 'source'
  }
  const faults = part === 'source' ? [] : faultsOf(files, root)
  for (const fault of faults) console.error(`package: ${part}: ${fault}`)
  if (faults.length > 0) return false
  const zip = zipOfFiles(files)
  writeFileSync(zipOf(part), zip)
  console.log(
    `${relative(root, zipOf(part))}: ${files.size} files, ${zip.length} bytes, sha256 ${sha256(zip)}`,
  )
  return true
}

const PARTS = /** @type {const} */ (['chrome', 'firefox', 'source'])

if (isMain(import.meta)) {
  ensurePackages()
  const asked = process.argv.slice(2)
  for (const part of PARTS.filter((each) => asked.length === 0 || asked.includes(each))) {
    if (!(await pack(part))) process.exitCode = 1
  }
  if (git('status', '--porcelain', '--untracked-files=no'))
    console.error('package: files differ from the last commit, so these zips are of no release')
}
