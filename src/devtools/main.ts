/**
 * The devtools page: one for each open DevTools, alive until it is closed. It listens from its first moment, owns the
 * session, and hands it to the panel's document whenever there is one.
 */
import type { Capture } from '../capture/capture'
import { chromiumCapture } from '../capture/chromium'
import { firefoxCapture } from '../capture/firefox'
import type { Exchange, Key } from '../engine'
import type { OwnPacksView } from '../own-packs/own-packs'
import { openOwnPacks } from '../own-packs/storage'
import { offerLink, type PanelLink } from '../panel/link'
import { createSession } from '../session/log'
import type { Row } from '../session/session'
import { DEFAULTS, type SettingsView } from '../settings/settings'
import { openSettings } from '../settings/storage'
import { startConsoleEcho } from './console-echo'
import { importHar, importSamples } from './import'
import { runInPage } from './in-page'
import { openers } from './openers'
import { outcomeOf, planRepeat, repeatCode } from './repeat'

const { devtools, runtime } = chrome

/** How long the inspected page may take to begin with what it is asked to do. */
const PAGE_LIMIT_MS = 3_000

/** Until the stored settings are read, a moment after capture began, the defaults hold. */
let settings: SettingsView | null = null
const chosen = () => settings?.current() ?? DEFAULTS
const capBytes = () => chosen().bodyCapBytes

/** The idempotency keys of the requests in the log. They go when the requests go. */
const keys = new WeakMap<Exchange['request'], Key>()

/** The own packs of whoever looks, read when they are first needed. */
let ownPacks: Promise<OwnPacksView> | null = null
const openPacks = () => {
  ownPacks ??= openOwnPacks()
  return ownPacks
}

async function loadKnowledge() {
  const loading = import('./knowledge')
  const own = await openPacks()
  const loaded = await loading
  loaded.takeOwnPacks(own.current().packs)
  own.subscribe(({ packs }) => {
    loaded.takeOwnPacks(packs)
    void session.explainAgain()
  })
  return loaded
}

/** Kept once it is loaded: to ask the loader at every request costs more than most explanations. */
let knowledge: Promise<typeof import('./knowledge')> | null = null
const learn = () => {
  knowledge ??= loadKnowledge().catch((error) => {
    knowledge = null
    throw error
  })
  return knowledge
}

const session = createSession({
  explain: async (exchange) => {
    const explained = await (await learn()).explain(exchange, chosen().disabledPacks)
    if (explained.key) keys.set(exchange.request, explained.key)
    return explained
  },
  defer: queueMicrotask,
})

const capture: Capture =
  import.meta.env.MODE === 'firefox'
    ? firefoxCapture({ devtools, runtime, capBytes })
    : chromiumCapture({
        devtools,
        runtime,
        capBytes,
        storage: sessionStorage,
        reload: () => location.reload(),
      })
capture.start(session)
// For `npm run bench:browser`, which holds it against the moment when scripts may run.
performance.mark('errata:listening')

const inPage = (expression: string) => runInPage(expression, { devtools, runtime }, PAGE_LIMIT_MS)

const planOf = ({ exchange, imported }: Row) =>
  imported === null
    ? planRepeat(exchange, keys.get(exchange.request) ?? null)
    : { refusal: 'Imported: there is no page to send it from.' }

/** Runs the repeat in the inspected page, as that page. Resolves to null, or to why it was not sent. */
async function repeat(row: Row): Promise<string | null> {
  const plan = planOf(row)
  if ('refusal' in plan) return plan.refusal
  const withdraw = session.expectRepeat(row.id, Date.now())
  const problem = outcomeOf(await inPage(repeatCode(row.exchange)), row.exchange)
  if (problem !== null) withdraw()
  return problem
}

async function openLink(): Promise<PanelLink> {
  const opened = await openSettings()
  settings = opened
  let budgetMb = DEFAULTS.budgetMb
  const apply = () => {
    const now = opened.current()
    session.setPreserveLog(now.preserveLog)
    if (now.budgetMb !== budgetMb) session.setBodyChars(now.budgetMb * 2 ** 20)
    budgetMb = now.budgetMb
  }
  apply()
  opened.subscribe(apply)
  startConsoleEcho(session, opened, (code) => void inPage(code))
  return {
    session,
    settings: opened,
    version: runtime.getManifest().version,
    planRepeat: planOf,
    repeat,
    ...openers(devtools.panels),
    supportText: async (row, how) => (await learn()).supportTextOf(row, how),
    handler: async (row) => (await learn()).handlerOf(row),
    packs: async () => (await learn()).packNames(),
    ownPacks: openPacks,
    builtInIds: async () => (await learn()).builtInIds(),
    tryPack: async (pack, draft) => (await learn()).tryPack(pack, draft, session),
    tryOwn: async (own) => (await learn()).tryOwn(own, session),
    checkSamples: async (file) => (await learn()).checkSamples(file),
    unusable: async (own) => (await learn()).unusable(own),
    importHar: (name, text) => importHar(session, name, text),
    importSamples: () => importSamples(session),
  }
}

const link = openLink()

devtools.panels.create('Errata', '/src/icons/icon-32.png', '/src/panel/panel.html', (panel) => {
  // Re-docking destroys the panel's document in Firefox: each new one is shown, and each is given the same link.
  panel.onShown.addListener((panelWindow) => {
    void link.then((it) => offerLink(panelWindow, it))
    capture.catchUp()
  })
})
