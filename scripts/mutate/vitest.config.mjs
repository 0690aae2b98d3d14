/**
 * The tests that `npm run mutate` tries each mutant on: those of the verdict, told by their names. Properties and whole
 * catalogues are left out: they take seconds for each mutant, and what only they notice deserves a row of a table.
 */
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** The decision table loads every pack, so it is tried only on mutants that nothing else noticed. */
class QuickFirst extends BaseSequencer {
  /** @param {import('vitest/node').TestSpecification[]} files @override */
  async sort(files) {
    /** @param {import('vitest/node').TestSpecification} file */
    const isSlow = ({ moduleId }) => moduleId.includes('decision-table')
    return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)]
  }
}

export default defineConfig({
  test: {
    include: ['test/unit/engine/{decision-table,exhaustion,http-date,policy,retry-after,verdict}*.test.ts'],
    // A worker for each mutant, and not for each file of tests.
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
})
