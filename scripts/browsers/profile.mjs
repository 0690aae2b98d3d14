/** Temporary browser profiles. Neither they nor their browsers stay behind, however this process ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @typedef {object} Profile
 * @property {string} path
 * @property {(pid: number | undefined) => void} usedBy names the browser's process
 * @property {() => Promise<void>} discard ends the browser, if it still runs, and removes the folder
 */

/** @param {import('./session.ts').BrowserName} name @returns {Profile} */
export function createProfile(name) {
  const path = mkdtempSync(join(tmpdir(), `errata-${name}-`))
  // Detached, or the Ctrl-C that ends this process would end the reaper before it has done its work.
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.mjs'), path], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const done = once(reaper, 'exit')
  return {
    path,
    usedBy: (pid) => void reaper.stdin.write(`${pid}\n`),
    discard: async () => {
      reaper.stdin.end()
      await done
    },
  }
}
