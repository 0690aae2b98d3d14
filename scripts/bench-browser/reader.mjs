/** The least that an extension can do which reads bodies: what it costs is the browser's part of what Errata costs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Reader',
    version: '1',
    devtools_page: 'devtools.html',
  }),
  'devtools.html': '<!doctype html><script src="devtools.js"></script>',
  'devtools.js': `chrome.devtools.panels.create('Reader', '', 'panel.html')
chrome.devtools.network.onRequestFinished.addListener((request) => request.getContent(() => {}))`,
  'panel.html': '<!doctype html><title>Reader</title>',
}

/** Writes it into a folder of its own. @returns {{ folder: string, discard(): void }} */
export function writeReader() {
  const folder = mkdtempSync(join(tmpdir(), 'errata-reader-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) }
}
