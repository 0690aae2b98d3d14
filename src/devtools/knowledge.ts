/**
 * The engine and the heads of all packs: loaded when the first response has to be looked at, so that opening DevTools
 * stays cheap on a page where nothing fails. A vendor's explanations follow when that vendor is first seen.
 */
import { type Annotation, compile, conclude, type Exchange, examine } from '../engine'
import { loadWords, packs } from '../packs'

const catalogue = compile(packs)
const loading = new Map<string, Promise<void>>()

/** Loads the explanations of a pack once. One that cannot be loaded leaves the meaning of the status to speak. */
function teach(id: string): Promise<void> {
  const known = loading.get(id)
  if (known) return known
  const taught = loadWords(id).then(
    (words) => void catalogue.words.set(id, words),
    () => void loading.delete(id),
  )
  loading.set(id, taught)
  return taught
}

/** Explains an exchange; null when it is not an error. */
export async function explain(exchange: Exchange): Promise<Annotation | null> {
  const finding = examine(exchange, catalogue)
  if (!finding) return null
  await Promise.all([teach(finding.pack.id), teach(catalogue.fallback.id)])
  return conclude(finding, catalogue, Date.now())
}
