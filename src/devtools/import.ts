/** What the panel asks to be read in. It is all loaded when it is first asked for. */
import type { ImportResult } from '../panel/link'
import type { Session } from '../session/session'

/** Reads a HAR file. A text that is none brings one line that says why, and what to do. */
export async function importHar(session: Session, name: string, text: string): Promise<ImportResult> {
  const { HarError, readHar } = await import('../capture/har-file')
  try {
    const { exchanges, entries } = readHar(text)
    const imported = await session.import(
      name,
      exchanges.map(({ exchange }) => exchange),
    )
    return { ...imported, leftOut: entries - exchanges.length }
  } catch (error) {
    if (error instanceof HarError) return { refusal: error.message }
    throw error
  }
}

/** Lists sample errors, as if they had just happened. */
export async function importSamples(session: Session): Promise<ImportResult> {
  const { loadSamples } = await import('../packs')
  const imported = await session.import('samples', await loadSamples(Date.now()))
  return { ...imported, leftOut: 0 }
}
