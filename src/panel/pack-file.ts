/** Which files hold own packs. */

/** As much of a JSON file as tells packs from a recording. */
const HEAD_BYTES = 8_000
const HOLDS_PACKS = /^\uFEFF?\s*\{[\s\S]{0,4000}?"errataPacks"\s*:/

const holdsPacks = async (file: File) =>
  file.name.endsWith('.packs.json') ||
  (file.name.endsWith('.json') &&
    HOLDS_PACKS.test(
      await file
        .slice(0, HEAD_BYTES)
        .text()
        .catch(() => ''),
    ))

/** The first of these files that holds own packs. */
export async function packFileAmong(files: readonly File[]): Promise<File | null> {
  for (const file of files) if (await holdsPacks(file)) return file
  return null
}
