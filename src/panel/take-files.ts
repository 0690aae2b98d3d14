/**
 * Files that are dropped or chosen: documentation opens the dialog that makes a pack of it, a file of packs is shown
 * before it is taken over, all else is imported.
 */
import type { Panel } from './stores/panel'

export async function takeFiles(panel: Panel, files: readonly File[]): Promise<void> {
  if (files.every(({ name }) => name.endsWith('.har'))) return panel.imports.importFiles(files)
  const [{ sortFiles }, { packFileAmong }] = await Promise.all([
    import('./source-file'),
    import('./pack-file'),
  ])
  const packs = await packFileAmong(files)
  if (packs) void panel.ownPacks.offer(packs)
  const { page, others } = await sortFiles(files.filter((each) => each !== packs))
  if (page) panel.openAddApi({ file: page })
  await panel.imports.importFiles(others)
}
