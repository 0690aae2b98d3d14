/** What a person may choose. Types only. */

/** How much is hidden in what leaves the panel as text. */
export type RedactionChoice = 'none' | 'mask' | 'remove'

export interface Settings {
  /** Keep the list when the inspected page loads anew. */
  preserveLog: boolean
  /** List successes too. */
  showSuccesses: boolean
  /** Fold repeats of one error into one line. */
  grouping: boolean
  /** Pixels by the name of the column; columns that are not named have their own width. */
  columnWidths: Record<string, number>
  /** Filter texts, the newest first. */
  savedFilters: string[]
  /** Hosts whose rows are not listed; `*` stands for anything. */
  hiddenHosts: string[]
  /** Codes whose rows are not listed; `*` stands for anything. */
  hiddenCodes: string[]
  /** Successes with a body up to this size are searched for an error envelope. */
  bodyCapBytes: number
  /** Memory for response bodies in all, in MiB at a byte for each character. */
  budgetMb: number
  /** Ids of packs that are not asked. */
  disabledPacks: string[]
  /** What is hidden in copies and files, unless somebody chooses otherwise. */
  redaction: RedactionChoice
  /** Write one grouped line into the inspected page's console for each annotated failure. */
  consoleEcho: boolean
}

/** The settings as the parts of Errata see them, wherever they are kept. */
export interface SettingsView {
  current(): Settings
  /** Takes effect at once; resolves to whether it is stored, and so outlives DevTools. Never rejects. */
  change(part: Partial<Settings>): Promise<boolean>
  /** Calls back after each change, also one made in another DevTools window; returns the way to stop. */
  subscribe(listener: (settings: Settings) => void): () => void
}
