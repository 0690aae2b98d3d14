/**
 * `npm run bench:browser -- [--peer DIR [--press TEXT]] [--requests N] [--rounds N] [--write]`: what Errata costs in a real
 * Chromium, beside no extension and beside another one that reads the network. Nothing fails here: it measures.
 *
 * --press names a button of the peer's panel that has to be pressed before it records.
 */
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { today, writePart } from './bench/document.mjs'
import { surveySite } from './bench-browser/calls.mjs'
import { measureGrowth } from './bench-browser/growth.mjs'
import { writeReader } from './bench-browser/reader.mjs'
import { sideBySideLines, toMarkdown } from './bench-browser/report.mjs'
import { growthLines, startLines, visibleLines } from './bench-browser/report-alone.mjs'
import { startServer } from './bench-browser/server.mjs'
import { measureSideBySide } from './bench-browser/side-by-side.mjs'
import { openStage } from './bench-browser/stage.mjs'
import { measureStartUp } from './bench-browser/start-up.mjs'
import { measureVisible } from './bench-browser/visible.mjs'
import { toTable } from './bench-panel/report.mjs'
import { buildExtension } from './build.mjs'
import { ensurePackages } from './setup.mjs'

const OPENINGS = 5

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(
    `bench:browser: ${line}\nusage: npm run bench:browser -- [--peer DIR [--press TEXT]] [--requests N] [--rounds N] [--write]`,
  )
  process.exit(2)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        peer: { type: 'string' },
        press: { type: 'string' },
        requests: { type: 'string', default: '10000' },
        rounds: { type: 'string', default: '3' },
        write: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    return stop(/** @type {Error} */ (error).message)
  }
}

/** @param {string} text @param {number} least @param {string} of */
function wholeNumber(text, least, of) {
  const number = Number(text)
  return Number.isInteger(number) && number >= least
    ? number
    : stop(`${of}: "${text}" is no number from ${least} on`)
}

/** Its name and version. @param {string} folder */
function nameOf(folder) {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) stop(`there is no extension in ${folder}`)
  const { name, version, default_locale: locale } = JSON.parse(readFileSync(path, 'utf8'))
  const [, key] = /^__MSG_(.+)__$/.exec(name) ?? []
  const messages = join(folder, '_locales', locale ?? '', 'messages.json')
  return `${key ? JSON.parse(readFileSync(messages, 'utf8'))[key]?.message : name}, ${version}`
}

const options = readOptions()
const requests = wholeNumber(options.requests, 20, '--requests')
const rounds = wholeNumber(options.rounds, 1, '--rounds')
const peer = options.peer === undefined ? null : { folder: options.peer, press: options.press }
const peerName = peer && nameOf(peer.folder)

ensurePackages()
const errata = { folder: await buildExtension('chrome') }
const reader = writeReader()
const server = await startServer()
try {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const first = await openStage(server.port, null)
  const site = await surveySite(first.page, server.port)
  await first.close()
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${load} before it began; ${first.version}`
  console.log(`${machine}; ${peerName ? `the peer: ${peerName}` : 'without a peer (--peer DIR)'}`)
  const beside = await measureSideBySide(site, { errata, reader, peer, requests, rounds })
  console.log('how soon rows are visible')
  const visible = await measureVisible(site, errata, requests)
  console.log('whether cost grows')
  const marks = [requests / 10, requests, requests * 5].map(Math.round)
  const growth = await measureGrowth(site, errata, marks)
  console.log('start-up')
  const starts = await measureStartUp(site, errata, OPENINGS)
  const lines = [
    ...sideBySideLines(beside, requests, peerName),
    ...visibleLines(visible),
    ...growthLines(growth),
    ...startLines(starts),
  ]
  console.log(toTable(lines))
  if (options.write)
    writePart(
      'In the browser',
      toMarkdown(lines, { date: today(), machine, requests, rounds, peer: peerName }),
    )
} finally {
  await server.close()
  reader.discard()
}
