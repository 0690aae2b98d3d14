/** What the parts that change own packs stand on. */
import type { ReadonlySignal } from '@preact/signals'
import type { OwnPacksView, StoredPacks } from '../../own-packs/own-packs'
import type { Row } from '../../session/session'
import type { PanelLink } from '../link'
import type { Timers } from './countdown'

/** What own packs need of the panel. */
export interface OwnPacksSurroundings {
  timers: Timers
  /** The row whose card is open. */
  row: ReadonlySignal<Row | null>
  /** Opens the settings at their list. */
  showList(): void
  /** Opens the dialog of the editor. */
  showEditor(): void
}

/** All that the parts of the work stand on. */
export interface WorkSurroundings extends OwnPacksSurroundings {
  link: PanelLink
  view: OwnPacksView
  builtIn: ReadonlySet<string>
  stored: ReadonlySignal<StoredPacks | null>
}
