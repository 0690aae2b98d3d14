import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { packSchema } from '../../src/engine'

/** Editors complete and check packs with this file, so it has to say what the engine says. */
test('pack.schema.json is what the engine validates with (npm run test:unit -- --update writes it)', async () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Errata pack',
    ...toJsonSchema(packSchema, { typeMode: 'input', errorMode: 'ignore' }),
  }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../src/packs/pack.schema.json')
})
