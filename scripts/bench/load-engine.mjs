import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')

/** @typedef {typeof import('./engine').engine} Engine */

/** Bundles the sources as they are now and loads the bundle. @returns {Promise<Engine>} */
export async function loadEngine() {
  const { build } = await import('vite')
  const outDir = join(root, 'dist/bench')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: 'scripts/bench/engine.ts',
      target: 'node20',
      outDir,
      rolldownOptions: { output: { entryFileNames: 'engine.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  })
  const bundle = await import(pathToFileURL(join(outDir, 'engine.mjs')).href)
  return bundle.engine
}
