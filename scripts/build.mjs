/**
 * Builds the extension for each browser into dist/chrome and dist/firefox, and the commands into dist/cli.
 *
 *   node scripts/build.mjs [chrome] [firefox] [cli]
 */
import { mkdir, mkdtemp, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { isMain } from './is-main.mjs'
import { ensurePackages } from './setup.mjs'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** The commands of src/cli; each is bundled into one file. */
export const COMMANDS = ['annotate', 'import-docs', 'pack-check']

/** @param {string} name @returns {string} the bundled command */
export const commandFile = (name) => join(dist, 'cli', `${name}.mjs`)

/**
 * @param {'chrome' | 'firefox'} browser
 * @returns {Promise<string>} the unpacked extension
 */
export async function buildExtension(browser) {
  const { build } = await import('vite')
  await build({ root, mode: browser, logLevel: 'warn' })
  return join(dist, browser)
}

/**
 * Bundles a command into one file with no dependencies. It is built aside and moved into place at once, so that
 * a command that runs at the same time finds either the old file or the new one.
 * @param {string} name
 * @returns {Promise<string>} the file
 */
export async function buildCommand(name) {
  const { build } = await import('vite')
  const startedAt = new Date()
  await mkdir(dist, { recursive: true })
  const aside = await mkdtemp(join(dist, '.cli-'))
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: `src/cli/${name}.ts`,
        target: 'node20',
        outDir: aside,
        rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
      },
      ssr: { noExternal: true },
    })
    const built = join(aside, `${name}.mjs`)
    // A source that changes during the build has to count as newer than what was built.
    await utimes(built, startedAt, startedAt)
    await mkdir(join(dist, 'cli'), { recursive: true })
    await rename(built, commandFile(name))
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return commandFile(name)
}

const targets = {
  chrome: () => buildExtension('chrome'),
  firefox: () => buildExtension('firefox'),
  cli: async () => (await Promise.all(COMMANDS.map(buildCommand))).join(', '),
}

if (isMain(import.meta)) {
  ensurePackages()
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in targets))
  if (unknown) {
    console.error(`build: there is no target "${unknown}"; there are ${Object.keys(targets).join(', ')}`)
    process.exit(2)
  }
  for (const [name, build] of Object.entries(targets)) {
    if (asked.length === 0 || asked.includes(name)) console.log(`built ${await build()}`)
  }
}
