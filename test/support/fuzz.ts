/**
 * How often a property is tried. In `npm test` a fixed number of times from a fixed seed, so that no run of the tests
 * differs from another; `npm run fuzz` (scripts/fuzz.mjs) tries the same properties from any seed, for as long as asked.
 */

const { ERRATA_FUZZ_SEED: seed, ERRATA_FUZZ_MS: ms } = process.env

/** Is there time for large inputs? */
export const atLength = ms !== undefined

/** More than there is time for. */
const WITHOUT_END = 1_000_000_000

/** @param usual tries in `npm test`: few enough for some 100 ms */
export const runs = (usual: number) => ({
  seed: Number(seed ?? 1),
  numRuns: ms === undefined ? usual : WITHOUT_END,
  ...(ms === undefined ? {} : { interruptAfterTimeLimit: Number(ms), markInterruptAsFailure: false }),
})

/** How long a test of properties may take, for those that need longer than a test usually may. */
export const LONG = { timeout: 60_000 + 4 * Number(ms ?? 0) }
