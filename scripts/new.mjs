/** `npm run new <id>`: the folder of a new pack, with a TODO wherever its author has something to say. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PACKS } from './pack-folders.mjs'
import { newPack } from './pack-template.mjs'
import { ensurePackages } from './setup.mjs'

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(`new: ${line}`)
  process.exit(2)
}

const [id, ...rest] = process.argv.slice(2)
if (id === undefined || rest.length > 0) stop('usage: npm run new <id>, for instance: npm run new acme-cloud')
// The rule that the pack format has for ids (src/engine/pack.ts).
if (!/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(id)) {
  stop(`"${id}" is no id: use lower-case letters and digits, with "-" or "." between words`)
}
const folder = join(PACKS, id)
if (existsSync(folder)) stop(`src/packs/${id} is there already`)
ensurePackages()
const files = newPack(id, new Date().toISOString().slice(0, 10))
for (const [name, json] of Object.entries(files)) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(json, null, 2))
}
const biome = join(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome')
execFileSync(process.execPath, [biome, 'format', '--write', folder], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
console.log(`src/packs/${id}: wrote ${Object.keys(files).join(', ')}.
Replace each TODO; "npm run test:unit" lists those that are left, and CONTRIBUTING.md says how statements are written.`)
