import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { until } from '../../scripts/browsers/until.mjs'
import { call } from '../../scripts/demo/calls.mjs'
import { lines, lineWith, openCard, part, shown } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** Where the demo's API of no vendor fails. */
const OVENS = '/legacy/customers/9'
const MEANING = 'The oven of the demo is cold.'
const RESOLUTION = 'Ask in #bakery to heat it.'
const MARKUP = '<img src=x onerror="document.title=`gone`"><b>bold</b>'

/** A pack for the host of the demo's unknown API. @param codes what it says of codes */
const pack = (codes: object, more: object = {}) => ({
  id: 'hostile',
  name: MARKUP.slice(0, 60),
  hosts: ['*.example.com'],
  envelopes: [{ name: 'error', all: [{ pointer: '/code' }], extract: { code: ['/code'] } }],
  codes,
  ...more,
})
const file = (...packs: object[]) => JSON.stringify({ errataPacks: 1, packs }, null, 1)

/** Files that are refused, each with what is said of it. */
const HOSTILE: Record<string, [text: string, words: string]> = {
  'large.json': [file(pack({ E: { note: 'x'.repeat(10 * 2 ** 20) } })), 'the file is larger than 2 MB'],
  'deep.json': [`{"errataPacks": 1,\n"packs": ${'['.repeat(100_000)}`, 'line 2: brackets stand 100001 deep'],
  'names.json': [`{"errataPacks": 1,\n"packs": [{\n"__proto__": {"name": "x"}}]}`, 'line 3: a member cannot'],
  'unknown.json': [file(pack({}, { script: MARKUP })), 'script is not known here'],
  'markup.json': [file(pack({ E: { retry: MARKUP } })), 'retry must be one of'],
  'page.json': ['<!doctype html>\n<script>alert(1)</script>', 'line 1: '],
}

const gone = (session: Session, selector: string) =>
  session.waitInPanel((it) => document.querySelector(it) === null, {
    what: `${selector} to go`,
    args: [selector],
  })
/** Puts a text into a field, as typing does. */
const write = (session: Session, selector: string, words: string) =>
  session.inPanel(
    (it, value) => {
      const field = document.querySelector<HTMLTextAreaElement>(it)
      if (!field) throw new Error(`no ${it}`)
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    selector,
    words,
  )
const focused = (session: Session) =>
  session.inPanel(() => document.activeElement?.getAttribute('data-act') ?? document.activeElement?.id ?? '')

inEachBrowser((browser) => {
  const downloads = mkdtempSync(join(tmpdir(), `errata-downloads-${browser}-`))
  const folder = mkdtempSync(join(tmpdir(), 'errata-packs-'))
  const stage = useStage(browser, { downloads })
  beforeAll(() => {
    for (const [name, [text]] of Object.entries(HOSTILE)) writeFileSync(join(folder, name), text)
  })
  afterAll(() => {
    for (const each of [downloads, folder]) rmSync(each, { recursive: true, force: true })
  })
  const openSettings = async () => {
    await stage.session.click('.toolbar [data-act=settings]')
    await shown(stage.session, '#own-packs [data-act=new-pack]')
  }
  const offer = async (path: string, words: string) => {
    await stage.session.chooseFiles('#own-packs-file', [path])
    return shown(stage.session, '[data-testid=own-packs-offer]', words)
  }
  /** The file that was exported, with markup in place of its words. */
  const withMarkup = (code: string) => {
    const { packs } = JSON.parse(readFileSync(join(downloads, 'errata.packs.json'), 'utf8'))
    return file({ ...packs[0], codes: { [code]: { meaning: MARKUP } } })
  }
  /** The last line of the demo's unknown API, with its card open. */
  const openOvens = async () => openCard(stage.session, await lineWith(stage.session, { path: OVENS }))

  test('what is said of a code is on the card at once, and on that of the next failure', async () => {
    const { session } = stage
    await session.showPanel()
    await call(session, 'home-grown')
    await openOvens()
    await session.click('[data-act=annotate]')
    await shown(session, '.annotate')
    expect(await focused(session)).toBe('annotate-meaning')
    await write(session, '#annotate-meaning', MEANING)
    await write(session, '#annotate-resolution', RESOLUTION)
    await session.click('[data-act=save-annotation]')
    await shown(session, '[data-part=meaning]', MEANING)
    await shown(session, '[data-part=meaning] .badge', 'your own pack')
    expect(await part(session, 'resolution')).toContain(RESOLUTION)
    expect(await part(session, 'sources')).toContain('your own pack')
    await gone(session, '.annotate')
    expect(await focused(session)).toBe('annotate')

    const before = (await lines(session)).length
    await call(session, 'home-grown')
    await session.waitInPanel((n) => document.querySelectorAll('[role=row][data-row-id]').length > n, {
      what: 'the second failure',
      args: [before],
    })
    await openOvens()
    await shown(session, '[data-part=meaning]', MEANING)
  })

  test('the fields can be reached and left by the keyboard', async () => {
    const { session } = stage
    await session.click('[data-act=annotate]')
    await shown(session, '.annotate')
    await session.press('Tab')
    expect(await focused(session)).toBe('annotate-resolution')
    await session.press('Escape')
    await gone(session, '.annotate')
    expect(await focused(session)).toBe('annotate')
  })

  test('packs can be exported, removed, and imported again', async () => {
    const { session } = stage
    await openSettings()
    await session.click('[data-act=export-packs]')
    const saved = await until(
      () => {
        const name = readdirSync(downloads).find((each) => each === 'errata.packs.json')
        const text = name ? readFileSync(join(downloads, name), 'utf8') : ''
        return text.endsWith('}\n') ? text : null
      },
      { what: 'errata.packs.json' },
    )
    expect(saved).toContain(MEANING)
    await session.click('[data-act=remove-pack]')
    await shown(session, '[data-testid=own-packs-removed]', 'is removed.')
    await session.waitInPanel(
      (words) => !document.querySelector('[data-part=meaning]')?.textContent?.includes(words),
      { what: 'the card without the words of the pack', args: [MEANING] },
    )
    await offer(join(downloads, 'errata.packs.json'), 'added; 1 code added')
    expect(await part(session, 'meaning')).not.toContain(MEANING)
    await session.click('[data-act=take-packs]')
    await shown(session, '[data-testid=own-packs-offer]', 'is taken over')
    await session.press('Escape')
    await shown(session, '[data-part=meaning]', MEANING)
  })

  test('a pack is edited as the text that it is, and what is wrong is told with its line', async () => {
    const { session } = stage
    await openSettings()
    await session.click('[data-act=edit-pack]')
    await shown(session, '#pack-problems', 'Nothing is wrong')
    await shown(session, '[data-testid=pack-tester]', 'It recognises')
    await session.click('[data-act=add-sample]')
    await shown(session, '[data-testid=pack-samples]', 'Explained as expected.')
    const text = await session.inPanel(() => document.querySelector<HTMLTextAreaElement>('#pack-text')?.value)
    await write(session, '#pack-text', (text ?? '').replace('"envelopes"', '"envelope"'))
    const line = (text ?? '').split('\n').findIndex((each) => each.includes('"envelopes"')) + 1
    await shown(session, '[data-testid=pack-problems]', `line ${line}: envelope is not known here`)
    await session.click('[data-testid=pack-problems] li:last-child button')
    const at = await session.inPanel(() => {
      const area = document.querySelector<HTMLTextAreaElement>('#pack-text')
      return area?.value.slice(0, area.selectionStart).split('\n').length
    })
    expect(at).toBe(line)
    await write(session, '#pack-text', (text ?? '').replace(MEANING, 'The oven is warm by now.'))
    await shown(session, '#pack-problems', 'Nothing is wrong')
    await session.click('[data-act=save-pack]')
    await shown(session, '#settings [data-own-pack]')
    await session.press('Escape')
    await shown(session, '[data-part=meaning]', 'The oven is warm by now.')
  })

  test('hostile files are refused with their reason, and the panel goes on', async () => {
    const { session } = stage
    await openSettings()
    for (const [name, [, words]] of Object.entries(HOSTILE)) {
      expect(await offer(join(folder, name), `${name} is not taken over`)).toContain(words)
    }
    expect(await session.inPanel(() => document.querySelectorAll('#own-packs :is(img, script)').length)).toBe(
      0,
    )
    await session.press('Escape')
    const before = (await lines(session)).length
    await call(session, 'home-grown')
    await session.waitInPanel((n) => document.querySelectorAll('[role=row][data-row-id]').length > n, {
      what: 'a failure after the hostile files',
      args: [before],
    })
  })

  test('markup in a pack is shown as text', async () => {
    const { session } = stage
    const code = (await lines(session)).findLast(({ path }) => path.includes(OVENS))?.code ?? ''
    await session.inPanel((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'errata.packs.json'))
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('.toolbar')?.dispatchEvent(drop)
    }, withMarkup(code))
    await shown(session, '[data-testid=own-packs-offer]', 'replaced; 1 code changed')
    await session.click('[data-act=take-packs]')
    await shown(session, '[data-testid=own-packs-offer]', 'is taken over')
    await session.press('Escape')
    await openOvens()
    await shown(session, '[data-part=meaning]', MARKUP)
    expect(await session.inPanel(() => document.querySelectorAll('#app :is(img, [onerror])').length)).toBe(0)
    expect(await session.inPanel(() => document.title)).not.toBe('gone')
  })
})
