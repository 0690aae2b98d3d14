/**
 * The hand-over between the devtools page, which owns the session, and the panel, which shows it. Both are documents
 * of one extension, so the one may reach into the other's window in every browser. What is handed over belongs to
 * another realm: never test it with `instanceof`, and let go of it on `pagehide`.
 */
import type { Draft } from '../authoring/draft'
import type { Trial } from '../authoring/trial/trial'
import type { Pack } from '../engine'
import type { Refused } from '../own-packs/combine'
import type { OwnPacksView } from '../own-packs/own-packs'
import type { OwnPack, PackFile } from '../own-packs/schema'
import type { Imported, Row, SessionView } from '../session/session'
import type { SettingsView } from '../settings/settings'
import type { Redaction } from '../share/redaction/redact'

/** What sending a request again would be like, or one line that says why it cannot be. */
export type RepeatPlan =
  | { refusal: string }
  | {
      /** It asks for nothing but the same answer: a GET or HEAD that no header turns into something else. */
      harmless: boolean
      /** A second request has no second effect, going by its method (RFC 9110 §9.2.2). True of all harmless ones. */
      idempotent: boolean
      /** Names of the request's headers that a page may not set. Of `Cookie` the browser sends its own. */
      leftOut: string[]
      /** Where the idempotency key stands that goes along as it was: `request header X`; null when there is none. */
      key: string | null
    }

/** What came of an import; or one line that says why the text is no HAR file. */
export type ImportResult =
  | { refusal: string }
  | (Imported & {
      /** Entries of the file that are no requests to a server. */
      leftOut: number
    })

/** A pack, for somebody who turns it off or on. */
export interface PackName {
  id: string
  name: string
}

/** What an own pack would do. */
export interface OwnTrial extends Pick<Trial, 'exchanges' | 'lookAlikes'> {
  /** What is valid in it and will not do what its author wants, a line each. */
  advice: string[]
}

/** All that the panel knows of the world outside its document. */
export interface PanelLink {
  session: SessionView
  settings: SettingsView
  /** Errata's own version, which the files that it writes name. */
  version: string
  /** What sending a row's request again from the page would be like. */
  planRepeat(row: Row): RepeatPlan
  /** Lets the page send the request again. Resolves to null when it was sent, else to one line that says why not. */
  repeat(row: Row): Promise<string | null>
  /** What the vendor's support team asks for, as Markdown, redacted as asked; null for a row without an annotation. */
  supportText(row: Row, how: Redaction): Promise<string | null>
  /** A TypeScript handler for the errors of the row's API; null where no pack knows it. */
  handler(row: Row): Promise<string | null>
  /**
   * Opens a script in Sources; lines and columns count from 1. Resolves to whether Sources has it. Like the next one,
   * absent where the browser has no such thing.
   */
  openSource?: ((url: string, line: number, column: number) => Promise<boolean>) | undefined
  /** Shows the Network panel with this text as its filter: it takes no request. */
  revealInNetwork?: ((filterText: string) => void) | undefined
  /** Lists what the text of a HAR file holds, as imported from the file of this name. */
  importHar(name: string, text: string): Promise<ImportResult>
  /** Lists sample errors in the same way. */
  importSamples(): Promise<ImportResult>
  /** The packs that can be turned off, by name. */
  packs(): Promise<readonly PackName[]>
  /** The packs of whoever looks. */
  ownPacks(): Promise<OwnPacksView>
  /** Ids of the built-in packs: an own pack with one of them extends it. */
  builtInIds(): Promise<ReadonlySet<string>>
  /** Tries a pack on its page's examples, on this session, and against the other packs. */
  tryPack(pack: Pack, draft: Pick<Draft, 'examples'>): Promise<Trial>
  /** Tries an own pack, which may extend a built-in one, on this session and against the other packs. */
  tryOwn(own: OwnPack): Promise<OwnTrial>
  /** Holds samples against what is said with these own packs: for each what differs, in words. */
  checkSamples(file: PackFile): Promise<string[][]>
  /** Those of these own packs that cannot be used, and why. */
  unusable(own: readonly OwnPack[]): Promise<Refused[]>
}

declare global {
  interface Window {
    errataLink?: PanelLink
  }
}

const OFFERED = 'errata-link'

/** Devtools page: gives the panel its link. The same link may be offered again, each time the panel is shown. */
export function offerLink(panelWindow: Window, link: PanelLink): void {
  panelWindow.errataLink = link
  panelWindow.dispatchEvent(new Event(OFFERED))
}

/** Panel: waits for its link; it does not matter which of the two comes first. */
export function takeLink(panelWindow: Window): Promise<PanelLink> {
  return new Promise((resolve) => {
    const take = () => {
      if (!panelWindow.errataLink) return
      panelWindow.removeEventListener(OFFERED, take)
      resolve(panelWindow.errataLink)
    }
    panelWindow.addEventListener(OFFERED, take)
    take()
  })
}
