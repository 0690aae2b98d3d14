import type { Source } from '../annotation'

/** Words for what no pack is about. */
export interface Words {
  title: string
  meaning: string
  resolution: string
  source: Source
}

/** A page that was read for these words. */
export const on = (url: string): Source => ({ url, checked: '2026-11-22' })
