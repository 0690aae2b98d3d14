/**
 * Makes a fresh clone ready: npm packages, then the browsers that are asked for.
 * Uses only what comes with Node, because it runs before node_modules exists.
 *
 *   node scripts/setup.mjs [chrome] [firefox]
 */
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BROWSERS, findBrowser } from './browsers/find.mjs'

const root = join(import.meta.dirname, '..')

/** One clear line on stderr, so that stdout stays free for what a command prints. @param {string} line */
const say = (line) => process.stderr.write(`setup: ${line}\n`)

/** Ends the process with one line that says what to do. @param {string} line @returns {never} */
function stop(line) {
  say(line)
  process.exit(1)
}

/** Node's [major, minor] against the `engines` field of package.json. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer, then run the command again.`)
  }
}

/**
 * npm writes the tree it installed into node_modules/.package-lock.json: the same packages as
 * package-lock.json, less what is optional on another platform.
 */
function packagesAreFresh() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(want).every(
    ([path, entry]) => path === '' || entry.optional || have[path]?.version === entry.version,
  )
}

/** Installs the packages of the lockfile when they are absent or stale. */
export function ensurePackages() {
  checkNode()
  if (packagesAreFresh()) return
  // npm ci would empty the folder that the link leads to, which belongs to another tree.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    stop(
      'node_modules is a link to packages that do not fit package-lock.json: remove the link, then run the command again.',
    )
  }
  say('installing npm packages (npm ci) …')
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
  } catch {
    stop(
      'npm ci failed; its own message is above. Check the network or registry, then run the command again.',
    )
  }
}

/** May this process install Debian packages by itself? */
const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/**
 * Finds a browser, installing it on Debian and Ubuntu when run as root.
 * @param {'chrome' | 'firefox'} name
 * @returns {string | null} path of the executable; null when it cannot be had (said on stderr)
 */
export function ensureBrowser(name) {
  const found = findBrowser(name)
  if (found) return found
  const { title, debian, env, advice } = BROWSERS[name]
  if (canInstall()) {
    say(`no ${title} found; installing ${debian.join(' and ')} with apt-get …`)
    /** @type {import('node:child_process').ExecFileSyncOptions} */
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 2],
    }
    try {
      execFileSync('apt-get', ['update', '-qq'], options)
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debian], options)
    } catch {
      say(`apt-get could not install ${debian.join(' ')}; its own message is above.`)
    }
    const installed = findBrowser(name)
    if (installed) return installed
  }
  say(`no ${title} found. ${advice} Or set ${env} to its executable.`)
  return null
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensurePackages()
  const names = /** @type {('chrome' | 'firefox')[]} */ (process.argv.slice(2))
  if (names.map(ensureBrowser).includes(null)) process.exit(1)
}
