/** What addons.mozilla.org checks when a file is uploaded: its linter, as web-ext runs it. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js')

/** Runs the linter over a built extension. It ends with 1 where it found errors, and prints all the same. */
async function lint(folder: string): Promise<unknown> {
  const run = promisify(execFile)(
    process.execPath,
    [webExt, 'lint', '--no-config-discovery', '--output=json', `--source-dir=${folder}`],
    { env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }, maxBuffer: 2 ** 26 },
  )
  const { stdout } = await run.catch((failure: { stdout: string }) => failure)
  return JSON.parse(stdout)
}

test('web-ext lint finds no error, no notice and no warning', async () => {
  expect(await lint(join(root, 'dist/firefox'))).toMatchObject({
    count: expect.anything(),
    errors: [],
    notices: [],
    warnings: [],
  })
})
