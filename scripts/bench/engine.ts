/** What the benchmark needs of the TypeScript sources; bundled as the command is (load-engine.mjs). */
import { fromHarEntry } from '../../src/capture/from-har-entry'
import { annotate, compile, examine } from '../../src/engine'
import { readingOf } from '../../src/engine/reading/reading'
import { exchange } from '../../test/support/exchange'

export const engine = { annotate, compile, examine, exchange, fromHarEntry, readingOf }
