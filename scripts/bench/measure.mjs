/** The two measurements: does the cost grow with the catalogue, and how does it compare to JSON.parse? */
import { readCorpus, toHarEntry } from '../corpus.mjs'
import { readPacks, readSamples } from '../pack-folders.mjs'
import { medianMs, ratio, timeRounds } from './rounds.mjs'
import { syntheticExchanges, syntheticPack } from './synthetic.mjs'

/** @typedef {import('./load-engine.mjs').Engine} Engine */
/** @typedef {import('../../src/engine').Exchange} Exchange */
/** @typedef {import('../../src/engine').Catalogue} Catalogue */

const NOW_MS = Date.UTC(2026, 10, 22)
const FEW = 10
const MANY = 10_000

/** @param {Exchange} exchange */
const textOf = ({ response: { body } }) => (body.state === 'present' ? body.text : '')

/** @param {Exchange[]} exchanges */
const withJson = (exchanges) =>
  exchanges.filter((exchange) => {
    try {
      JSON.parse(textOf(exchange))
      return true
    } catch {
      return false
    }
  })

/** A task that annotates all exchanges. @param {Engine} engine @param {Exchange[]} exchanges @param {Catalogue} catalogue */
const annotating =
  ({ annotate }, exchanges, catalogue) =>
  () => {
    for (const exchange of exchanges) annotate(exchange, catalogue, NOW_MS)
  }

/** Compiles a catalogue of so many packs, the generic one among them. @param {Engine} engine @param {number} size */
function synthesise({ compile }, size) {
  const generic = readPacks().filter(({ specificity }) => specificity === 'generic')
  const packs = [...generic, ...Array.from({ length: size - generic.length }, (_, i) => syntheticPack(i))]
  const startedAtMs = performance.now()
  const catalogue = compile(packs)
  return { catalogue, compileMs: performance.now() - startedAtMs }
}

/** So many of a list, evenly spread over it. @template T @param {T[]} list @param {number} size */
const spread = (list, size) => list.filter((_, i) => (i * size) % list.length < size)

/** Annotate's time with few packs and with many, over the same exchanges. @param {Engine} engine */
export function measureGrowth(engine) {
  const few = synthesise(engine, FEW)
  const many = synthesise(engine, MANY)
  const known = syntheticExchanges(FEW - 1)
  const unknown = spread(readSamples(), known.length).map((sample) => sample.exchange)
  const exchanges = [...known, ...unknown].map((sketch) => engine.exchange(sketch))
  const tasks = [many, few].map(({ catalogue }) => annotating(engine, exchanges, catalogue))
  const rounds = timeRounds(tasks)
  return {
    exchanges: exchanges.length,
    few: FEW,
    many: MANY,
    ratio: ratio(rounds, 0, 1),
    manyUs: (1000 * medianMs(rounds, 0)) / exchanges.length,
    fewUs: (1000 * medianMs(rounds, 1)) / exchanges.length,
    compileMs: many.compileMs,
  }
}

/** What no reader of an exchange can do without: its host, its headers by name, its body. @param {Engine} engine @param {Exchange} exchange */
function takeApart({ readingOf }, exchange) {
  const reading = readingOf(exchange)
  return [reading.host, reading.responseHeader('retry-after'), reading.body.value]
}

/** Annotate's time as a ratio to JSON.parse of the same bodies. @param {Engine} engine @param {Exchange[]} all */
function againstParse(engine, all) {
  const exchanges = withJson(all)
  if (exchanges.length === 0) return null
  const catalogue = engine.compile(readPacks())
  const texts = exchanges.map(textOf)
  const rounds = timeRounds([
    annotating(engine, exchanges, catalogue),
    () => {
      for (const exchange of exchanges) engine.examine(exchange, catalogue)
    },
    () => {
      for (const exchange of exchanges) takeApart(engine, exchange)
    },
    () => {
      for (const text of texts) JSON.parse(text)
    },
  ])
  const perExchangeUs = (/** @type {number} */ task) => (1000 * medianMs(rounds, task)) / exchanges.length
  return {
    exchanges: exchanges.length,
    meanChars: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    ratio: ratio(rounds, 0, 3),
    examineRatio: ratio(rounds, 1, 3),
    apartRatio: ratio(rounds, 2, 3),
    annotateUs: perExchangeUs(0),
    parseUs: perExchangeUs(3),
  }
}

/** Errors and successes of a corpus, or of the packs' own samples where none is given. @param {Engine} engine @param {string | undefined} path */
function exchangesOf(engine, path) {
  const all = path
    ? readCorpus(path).flatMap((record) => {
        const exchange = engine.fromHarEntry(toHarEntry(record))
        return exchange ? [{ exchange, isError: record.kind === 'error' }] : []
      })
    : readSamples().map((sample) => ({ exchange: engine.exchange(sample.exchange), isError: true }))
  return {
    errors: all.filter(({ isError }) => isError).map(({ exchange }) => exchange),
    successes: all.filter(({ isError }) => !isError).map(({ exchange }) => exchange),
  }
}

/** @param {Engine} engine @param {string | undefined} path of a corpus */
export function measureParse(engine, path) {
  const { errors, successes } = exchangesOf(engine, path)
  return { errors: againstParse(engine, errors), successes: againstParse(engine, successes) }
}
