/** The accuracy table, for the terminal and for docs/accuracy.md. */

/** @typedef {import('./score.mjs').Tally} Tally */

/** What is asked of each metric, in percent, and what it means. @type {[metric: string, goal: number | null, means: string][]} */
const METRICS = [
  ['silent on success', 99.8, 'successes about which nothing is said'],
  ['detected', 99.5, 'errors with status ≥ 400 and a structured body that are annotated at all'],
  ['detected, error inside a 2xx/3xx', 95, 'errors that came with the status of a success'],
  ['detected, no structured body', 98, 'errors that are HTML, plain text or empty'],
  ['code', 97, 'the first problem has the most specific machine-readable code, or none where there is none'],
  ['message', 98, 'the first problem has the human text, exactly as it was sent'],
  ['request id', 96, 'the id that the support team asks for was found, in the body or in a header'],
  ['vendor claims that are right', 99.5, 'a vendor was named, and it is the one'],
  [
    'errors with a vendor claim',
    70,
    'a vendor was named; elsewhere the reading is called generic or a standard',
  ],
  ['retry verdict given', 97, 'a verdict other than "unknown"'],
  [
    'retry verdict right',
    99,
    'the verdict given agrees with the label on whether a later repeat is reasonable',
  ],
  ...['detected', 'detected, error inside a 2xx/3xx', 'detected, no structured body', 'code', 'message'].map(
    (metric) =>
      /** @type {[string, null, string]} */ ([
        `${metric} (fixtures)`,
        null,
        'the same, of bodies from client libraries’ tests, with made-up headers',
      ]),
  ),
]

/** @param {{ right: number, n: number }} tally */
const percent = ({ right, n }) => (100 * right) / n

/** @param {number | null} goal */
const goalWords = (goal) => (goal === null ? '–' : `${goal} %`)

/** @param {Tally} tally */
const rowsOf = (tally) =>
  METRICS.flatMap(([metric, goal, means]) => {
    const counted = tally.get(metric)
    if (!counted) return []
    const missed = goal !== null && percent(counted) < goal
    return [{ metric, goal, means, ...counted, missed }]
  })

/** @param {Tally} tally */
export function toTable(tally) {
  const lines = rowsOf(tally).map(({ metric, goal, missed, right, n }) => {
    const measured = `${percent({ right, n }).toFixed(2)} %`
    const wanted = goal === null ? '' : `goal ${goalWords(goal)}${missed ? ', MISSED' : ''}`
    return `${metric.padEnd(44)} ${measured.padStart(9)}  ${`${right}/${n}`.padEnd(11)}${wanted}`.trimEnd()
  })
  return lines.join('\n')
}

/**
 * @param {Tally} tally
 * @param {{ date: string, packs: number, errors: number, successes: number, vendors: number }} context
 */
export function toMarkdown(tally, { date, packs, errors, successes, vendors }) {
  const rows = rowsOf(tally).map(({ metric, goal, missed, right, n, means }) => {
    const measured = `${percent({ right, n }).toFixed(2)} %`
    return `| ${metric} | ${missed ? `**${measured}** (missed)` : measured} | ${right} of ${n} | ${goalWords(goal)} | ${means} |`
  })
  return `# Accuracy

Measured on ${date} with ${packs} packs, by \`npm run accuracy -- FILE --write\`, on ${errors} errors and ${successes} successes of ${vendors} APIs:
HTTP exchanges as the test suites of public client libraries recorded them, labelled one by one. The corpus itself is not part of this repository.

| metric | measured | n | goal | what it means |
|---|--:|--:|--:|---|
${rows.join('\n')}

Code, message, ids, vendor and verdict are counted where a structured error was detected. A vendor claim is not counted where the recording
does not show whose API it is, nor a verdict where either answer would be reasonable.
`
}
