/**
 * Lives beside a browser, as a process of its own: when the one that started it closes the pipe, or dies and so
 * closes it, the browser is ended and its profile removed. Nothing in the dying process could do that after a SIGKILL.
 */
import { rm } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

const [, , profile = ''] = process.argv
const pid = Number(await text(process.stdin))
try {
  if (pid > 0) process.kill(pid, 'SIGKILL')
} catch {} // it has ended by itself
// Browsers write for a moment after they are gone.
await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
