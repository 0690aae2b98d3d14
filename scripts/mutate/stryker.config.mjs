/** How the mutants of `npm run mutate` are made and tried: https://stryker-mutator.io/docs/stryker-js/configuration/ */
export default {
  testRunner: 'vitest',
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  vitest: { configFile: 'scripts/mutate/vitest.config.mjs', related: false },
  // Each mutant is tried only on the tests that come to where it is.
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A loop without end is noticed by how often it comes to the mutant; a slow machine is no finding.
  timeoutMS: 60_000,
  // A copy of what the tests need; it leaves dist/ when the run ends.
  tempDirName: 'dist/mutate',
  cleanTempDir: 'always',
  ignorePatterns: ['**', '!package.json', '!src/**', '!test/**', '!scripts/**'],
  // Vite takes the types away without looking at them.
  disableTypeChecks: false,
  // Nothing is written, and nothing is sent anywhere.
  reporters: ['progress-append-only'],
  fileLogLevel: 'off',
  logLevel: 'warn',
  warnings: { slow: false },
}
