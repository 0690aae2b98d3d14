/** Every state of the panel that is worth a look, and the steps to it: for the pictures, and for the tests of access. */
import { join } from 'node:path'
import { call } from '../demo/calls.mjs'
import { annotate, brokenPack, ownPacks } from './own-packs.mjs'
import { open, showCard, showTab, visible } from './steps.mjs'

/** @typedef {import('../browsers/session.ts').Session} Session */

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} caption one line, for who reads the page of pictures
 * @property {(session: Session, files: string[]) => Promise<void>} reach from a tidy panel; `files` can be imported
 * @property {true} [narrow] shown as in a DevTools at the side
 */

/** What the page calls before all states but the first; the last ones repeat, and are grouped. */
const CALLS = [
  'bluum-missing-field',
  'buildmarkets-closed',
  'bloobank-signature',
  'bluum-internal-post',
  'google-status',
  'hidden-error',
  'maintenance',
  'gateway',
  'cancelled',
  'cors',
  'hidden',
  'polite',
  'hammer',
  'problem-details',
  'home-grown',
  'bloobank-no-wallet',
  'bloobank-no-wallet',
  'bloobank-no-wallet',
]

/** @param {Session} session */
async function callAll(session) {
  for (const id of CALLS) await call(session, id)
  await session.waitInPanel(
    () => [...document.querySelectorAll('.times')].some((each) => each.textContent === '×3'),
    { what: 'the group of three' },
  )
}

/** Calls what is to count down, so that it still does. @param {Session} session */
async function limited(session) {
  const count = () => document.querySelector('#count')?.textContent ?? ''
  const before = await session.inPanel(count)
  await call(session, 'bluum-rate-limited')
  await session.waitInPanel((old) => document.querySelector('#count')?.textContent !== old, {
    what: 'the new failure',
    args: [before],
  })
  await showCard(session, 'status=open')
}

/** @param {Session} session */
async function offer(session) {
  await session.type('#filter', 'retry:')
  await visible(session, '[role=option]')
}

/** From the card of an API that no pack knows. @param {Session} session */
async function unknownApi(session) {
  await call(session, 'parcels')
  await showCard(session, '/labels')
  await open(session, 'add-this-api', '#add-api-text')
}

/** Reads a page of documentation, and shows where a meaning was read. @param {Session} session */
async function addApi(session) {
  await unknownApi(session)
  await session.chooseFiles('#add-api-file', [join(import.meta.dirname, 'errors.html')])
  await visible(session, '[data-testid=add-api-trial] p + p')
  await session.click('[data-key="1"] [data-cell=meaning]')
  await visible(session, '[data-marked=true]')
}

/** In the order in which they are reached. @type {State[]} */
export const STATES = [
  {
    name: 'empty',
    caption: 'Before the first failure: what the panel is for, and sample errors to try it with.',
    reach: async (session) => void (await visible(session, '[data-testid=empty]')),
  },
  {
    name: 'list',
    caption: 'The list. Repeats stand in one line, and one of these groups is open.',
    async reach(session) {
      await callAll(session)
      await session.inPanel(() =>
        /** @type {HTMLElement | null} */ (
          [...document.querySelectorAll('#list .line')].at(-1)?.querySelector('[data-act=twist]')
        )?.click(),
      )
      await visible(session, '[aria-level="2"]')
    },
  },
  {
    name: 'explanation',
    caption: 'A rate limit: what it means, how to resolve it, and a button that counts down to the retry.',
    reach: limited,
  },
  {
    name: 'fields',
    caption: 'Which fields are at fault, and why.',
    reach: (session) => showCard(session, '/bookings'),
  },
  {
    name: 'cors',
    caption: 'A response that the browser kept from the page, and the header that would allow it.',
    reach: (session) => showCard(session, '/internal/metrics'),
  },
  {
    name: 'attempts',
    caption: 'The page’s own retrying, drawn to scale: hatched is the time in which the API asked for none.',
    async reach(session) {
      await showCard(session, '/v1/portfolios/')
      await session.inPanel(() => document.querySelector('[data-part=attempts]')?.scrollIntoView())
    },
  },
  {
    name: 'question',
    caption: 'A repeat that might do something twice asks first.',
    async reach(session) {
      await showCard(session, '/v1/withdrawals')
      await open(session, 'retry', '[data-act=question]')
    },
  },
  {
    name: 'response',
    caption: 'The body of the response; what was read from it is marked, and it can be searched.',
    async reach(session) {
      await showCard(session, '/bookings')
      await showTab(session, 'response')
      await session.type('#find', 'booking')
    },
  },
  {
    name: 'request',
    caption: 'The request, with the fields at fault underlined.',
    async reach(session) {
      await showCard(session, '/bookings')
      await showTab(session, 'request')
    },
  },
  {
    name: 'headers',
    caption: 'What the headers mean, and which of them the page’s code cannot read.',
    async reach(session) {
      await showCard(session, '/quota')
      await showTab(session, 'headers')
    },
  },
  {
    name: 'timing',
    caption: 'Where the time went, and which code called.',
    async reach(session) {
      await showCard(session, '/v1/portfolios/')
      await showTab(session, 'timing')
    },
  },
  {
    name: 'filter',
    caption: 'The filter completes keys and values, and says in words what it lets through.',
    reach: offer,
  },
  {
    name: 'no-match',
    caption: 'A filter that lets nothing through.',
    async reach(session) {
      await session.type('#filter', 'nothing-like-this')
      await visible(session, '[data-testid=empty] .button')
    },
  },
  {
    name: 'copy-as',
    caption: 'A row as a command, as code or as a report, with secrets masked.',
    async reach(session) {
      await limited(session)
      await open(session, 'copy-as', ':popover-open')
    },
  },
  {
    name: 'annotate',
    caption: 'What the team knows of a code, for its own packs.',
    reach: annotate,
  },
  {
    name: 'own-packs',
    caption: 'Packs of one’s own, with what a file would change.',
    reach: ownPacks,
  },
  {
    name: 'pack-editor',
    caption: 'A pack as the text that it is; what is wrong is told with its line.',
    reach: brokenPack,
  },
  {
    name: 'settings',
    caption: 'Settings.',
    reach: (session) => open(session, 'settings', '#settings'),
  },
  {
    name: 'shortcuts',
    caption: 'Every key.',
    reach: (session) => open(session, 'shortcuts', '#shortcuts'),
  },
  {
    name: 'add-api',
    caption: 'An API is added from a page of its documentation, which is pasted, dropped or chosen.',
    reach: unknownApi,
  },
  {
    name: 'add-api-review',
    caption: 'What was read from the page, beside the page: each field shows the lines that it came from.',
    reach: addApi,
  },
  {
    name: 'narrow-list',
    caption: 'At the side of a page.',
    narrow: true,
    reach: async () => {},
  },
  { name: 'narrow-card', caption: 'The card at the side of a page.', narrow: true, reach: limited },
  {
    name: 'narrow-filter',
    caption: 'The filter at the side of a page.',
    narrow: true,
    reach: offer,
  },
  {
    name: 'narrow-settings',
    caption: 'The settings at the side of a page.',
    narrow: true,
    reach: (session) => open(session, 'settings', '#settings'),
  },
  {
    name: 'narrow-annotate',
    caption: 'What the team knows, at the side of a page.',
    narrow: true,
    reach: annotate,
  },
  {
    name: 'narrow-own-packs',
    caption: 'Packs of one’s own at the side of a page.',
    narrow: true,
    reach: ownPacks,
  },
  {
    name: 'narrow-pack-editor',
    caption: 'The editor of packs at the side of a page.',
    narrow: true,
    reach: brokenPack,
  },
  {
    name: 'narrow-add-api',
    caption: 'What was read from a page, at the side of a page.',
    narrow: true,
    reach: addApi,
  },
  {
    name: 'add-api-saved',
    caption: 'The API was added: what failed before it and what fails from now on is explained.',
    async reach(session) {
      await addApi(session)
      await session.click('[data-act=save-api]')
      await visible(session, '[data-testid=add-api-line]')
      await showCard(session, '/labels')
      await visible(session, '.card [data-part=resolution]')
    },
  },
  {
    name: 'import',
    caption: 'Files that were imported, with what could not be read of them; their rows carry a mark.',
    async reach(session, files) {
      await session.chooseFiles('input[type=file]', files)
      await visible(session, '[data-act=import-dismiss]')
    },
  },
]
