/** How commands read files of own packs. */
import { type ReadPackFile, readPackFile } from '../own-packs/read-file'
import { packs } from '../packs/whole'
import { readText } from './ending'

const builtIn = new Set(packs.map(({ id }) => id))

/** Reads a file of own packs; one that is not there ends the command. */
export const readOwnPacks = (path: string): ReadPackFile =>
  readPackFile(readText(path, 'a file of packs'), {
    builtIn,
    today: new Date().toISOString().slice(0, 10),
  })
