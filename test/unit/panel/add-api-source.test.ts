import { expect, test, vi } from 'vitest'
import type { Source } from '../../../src/authoring/read-source'
import { formByName, sortFiles, textIn } from '../../../src/panel/source-file'
import type { ReadSource } from '../../../src/panel/source-reader'
import { createReading } from '../../../src/panel/stores/add-api-reading'

test.each([
  ['errors.md', 'markdown'],
  ['errors.MDX', 'markdown'],
  ['errors.html', 'html'],
  ['errors.txt', 'text'],
  ['acme.yaml', null],
  ['acme.json', null],
  ['README', null],
])('%s is written in %s', (name, form) => {
  expect(formByName(name)).toBe(form)
})

const file = (name: string, text = '') => new File([text], name)
const DESCRIPTION = '{ "openapi": "3.1.0", "paths": {} }'
const HAR = '{ "log": { "version": "1.2", "entries": [] } }'

test.each([
  ['a recording', [file('a.har')], null, ['a.har']],
  ['a recording with another name', [file('a.json', HAR)], null, ['a.json']],
  ['a description', [file('a.json', DESCRIPTION)], 'a.json', []],
  ['a recording that mentions one', [file('a.har', DESCRIPTION)], null, ['a.har']],
  ['a page among recordings', [file('a.har'), file('b.yml'), file('c.har')], 'b.yml', ['a.har', 'c.har']],
  ['something else', [file('a.png')], null, ['a.png']],
])('of %s, documentation is told apart', async (_, files, page, others) => {
  const sorted = await sortFiles(files)
  expect(sorted.page?.name ?? null).toBe(page)
  expect(sorted.others.map(({ name }) => name)).toEqual(others)
})

const TABLE = '<table><tr><td>E1</td></tr></table>'
test.each([
  [TABLE, 'E1', { text: TABLE, form: 'html' }],
  ['<h2>Errors</h2>', 'Errors', { text: '<h2>Errors</h2>', form: 'html' }],
  // What an editor puts beside the text that was copied from it.
  ['<pre><span>| E1 |</span></pre>', '| E1 |', { text: '| E1 |', form: null }],
  ['', '# Errors', { text: '# Errors', form: null }],
])('of %j and %j, what keeps tables and headings is read', (html, plain, expected) => {
  expect(textIn({ getData: (type) => (type === 'text/html' ? html : plain) })).toEqual(expected)
})

/** A worker that answers when it is told to. */
function fakeWorker() {
  const asked: {
    text: string
    form: string | null
    settle(source: Source): void
    refuse(why: string): void
  }[] = []
  const tell: ((done: number, of: number) => void)[] = []
  const cancelled: number[] = []
  const read: ReadSource = (text, form, progress) => {
    const at = tell.push(progress) - 1
    const source = new Promise<Source>((settle, reject) => {
      asked.push({ text, form, settle, refuse: (why) => reject(new Error(why)) })
    })
    return { source, cancel: () => void cancelled.push(at) }
  }
  return { read, asked, tell, cancelled }
}
const SOURCE = { kind: 'page', lines: [] } as unknown as Source

test('a page is read, with its progress, and handed on', async () => {
  const worker = fakeWorker()
  const take = vi.fn()
  const reading = createReading(worker.read, take)
  const over = reading.readFile(file('acme.md', '# Errors'))
  await vi.waitFor(() => expect(worker.asked).toHaveLength(1))
  expect(worker.asked[0]).toMatchObject({ text: '# Errors', form: 'markdown' })
  worker.tell[0]?.(3, 9)
  expect(reading.progress.value).toEqual({ name: 'acme.md', done: 3, of: 9 })
  worker.asked[0]?.settle(SOURCE)
  await over
  expect(take).toHaveBeenCalledExactlyOnceWith(SOURCE)
  expect(reading.progress.value).toBeNull()
})

test('what was cancelled is neither handed on nor complained about', async () => {
  const worker = fakeWorker()
  const take = vi.fn()
  const reading = createReading(worker.read, take)
  const over = reading.read('# Errors', null)
  reading.cancel()
  expect(worker.cancelled).toEqual([0])
  worker.tell[0]?.(1, 2)
  worker.asked[0]?.refuse('line 3: stopped')
  await over
  expect([reading.progress.value, reading.problem.value]).toEqual([null, null])
  expect(take).not.toHaveBeenCalled()
})

test('the last of two pages is the one that counts', async () => {
  const worker = fakeWorker()
  const take = vi.fn()
  const reading = createReading(worker.read, take)
  const all = [reading.read('one', null), reading.read('two', null)]
  worker.asked[0]?.settle({ ...SOURCE, lines: ['one'] })
  worker.asked[1]?.settle({ ...SOURCE, lines: ['two'] })
  await Promise.all(all)
  expect(take.mock.calls).toEqual([[{ ...SOURCE, lines: ['two'] }]])
})

test('what cannot be read says what to do', async () => {
  const worker = fakeWorker()
  const reading = createReading(worker.read, vi.fn())
  await reading.read('  \n', null)
  expect(reading.problem.value).toBe(
    'What was pasted holds no text. Copy the page itself, or save it and choose the file.',
  )
  await reading.readFile(file('a.txt', 'a\0b'))
  expect(reading.problem.value).toMatch(/^This is no text\./)
  await reading.readFile({ name: 'gone.md', text: () => Promise.reject(new Error()) } as unknown as File)
  expect(reading.problem.value).toBe('gone.md could not be read. Choose it again.')
  const over = reading.readFile(file('acme.yaml', 'openapi: 3.1.0'))
  await vi.waitFor(() => expect(worker.asked).toHaveLength(1))
  expect(reading.problem.value).toBeNull()
  worker.asked[0]?.refuse('line 12: bad indentation')
  await over
  expect(reading.problem.value).toBe(
    'acme.yaml: line 12: bad indentation. Correct it, or choose another file.',
  )
})
