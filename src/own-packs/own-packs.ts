/** Own packs as they are kept, for whoever shows, uses or changes them. */
import type { Refused } from './combine'
import type { PackFile } from './schema'

export interface StoredPacks extends PackFile {
  /** Packs that this version cannot read. They stay stored. */
  refused: Refused[]
  /** Those packs as they are stored. */
  unread: unknown[]
  /** The version that wrote what is stored, where it is newer than this one: then nothing is read, and nothing is changed. */
  newer: number | null
}

/** The packs, and the way to change them; also when another DevTools window does. */
export interface OwnPacksView {
  current(): StoredPacks
  /**
   * Keeps these packs and samples instead of those that there are; packs that could not be read stay, unless one of these
   * has their id. Resolves to null when they are stored, else to one line that says why they are not.
   */
  save(file: PackFile): Promise<string | null>
  /** Takes away a pack, and its samples, whether or not it could be read. Resolves as {@link save} does. */
  remove(id: string): Promise<string | null>
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: (now: StoredPacks) => void): () => void
}
