import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { expect, test } from 'vitest'
import { packSchema } from '../../src/engine'
import { packFileSchema } from '../../src/own-packs/schema'

/** Editors complete and check packs with these files, so they have to say what Errata says. */
test.each<[file: string, title: string, schema: GenericSchema]>([
  ['pack.schema.json', 'Errata pack', packSchema],
  ['errata.packs.schema.json', 'Own packs for Errata', packFileSchema],
])(
  '%s is what Errata validates with (npm run test:unit -- --update writes it)',
  async (file, title, schema) => {
    const document = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title,
      ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }),
    }
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(`../../src/packs/${file}`)
  },
)

/** Members of a schema that nobody is told anything about. */
function silentIn(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, ...rest } = schema as { properties?: Record<string, { description?: string }> }
  return [
    ...Object.entries(properties).flatMap(([name, each]) => [
      ...(each.description || name === '$schema' ? [] : [`${path}/${name}`]),
      ...silentIn(each, `${path}/${name}`),
    ]),
    ...Object.values(rest).flatMap((each) => silentIn(each, path)),
  ]
}

test('editors have something to say about every member of a file of own packs', () => {
  expect(silentIn(toJsonSchema(packFileSchema, { typeMode: 'input', errorMode: 'ignore' }), '')).toEqual([])
})
