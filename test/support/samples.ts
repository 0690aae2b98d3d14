import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pack, parsePack } from '../../src/engine'
import type { Sketch } from './exchange'

/** A sample: an exchange written by hand in the vendor's shape, and what must be said about it. */
export interface Sample {
  exchange: Sketch
  expect: {
    code: string | null
    message?: string | null
    field?: string
    requestId?: string | null
    verdict: string
    delayMs?: number | null
    problems?: number
    /** Ids of the rules in the pack's contract that the sample breaks on purpose; none where it is absent. */
    breaches?: string[]
  }
}

/** An exchange that this pack must leave alone, and why. */
export interface NearMiss {
  why: string
  exchange: Sketch
}

export interface PackFolder {
  id: string
  /** The file as it was written, before validation. */
  json: unknown
  pack: Pack
  samples: { name: string; sample: Sample }[]
  nearMisses: { name: string; nearMiss: NearMiss }[]
}

const PACKS = join(import.meta.dirname, '../../src/packs')

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

function readFolder(path: string): { name: string; json: unknown }[] {
  let names: string[]
  try {
    names = readdirSync(path)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, json: readJson(join(path, name)) }))
}

/** Every pack folder, read from the disk, so that a test sees exactly what a pack author wrote. */
export function packFolders(): PackFolder[] {
  const folders = readdirSync(PACKS, { withFileTypes: true }).filter((each) => each.isDirectory())
  return folders.map(({ name: id }) => {
    const json = readJson(join(PACKS, id, 'pack.json'))
    return {
      id,
      json,
      pack: parsePack(json),
      samples: readFolder(join(PACKS, id, 'samples')).map(({ name, json }) => ({
        name,
        sample: json as Sample,
      })),
      nearMisses: readFolder(join(PACKS, id, 'near-misses')).map(({ name, json }) => ({
        name,
        nearMiss: json as NearMiss,
      })),
    }
  })
}
