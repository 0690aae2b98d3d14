/** Steps to the states of own packs. */
import { open, showCard, visible } from './steps.mjs'

/** @typedef {import('../browsers/session.ts').Session} Session */

/** Puts a text into a field, as typing does. @param {Session} session @param {string} selector @param {string} text */
const write = (session, selector, text) =>
  session.inPanel(
    (it, value) => {
      const field = /** @type {HTMLTextAreaElement} */ (document.querySelector(it))
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    selector,
    text,
  )

/** Opens the fields for what a team knows of a code; the first time it is not said yet, and is saved. @param {Session} session */
export async function annotate(session) {
  await showCard(session, '/bookings')
  await open(session, 'annotate', '.annotate textarea')
  await write(session, '#annotate-meaning', 'The calendar of this house takes no such booking.')
  await session.click('[data-act=save-annotation]')
  await visible(session, '[data-part=meaning] .badge')
  await open(session, 'annotate', '.annotate textarea')
}

/** Drops a file of packs, which opens the settings at what it would change. @param {Session} session */
export async function ownPacks(session) {
  const envelope = { name: 'error', all: [{ pointer: '/code' }], extract: { code: ['/code'] } }
  const pack = { id: 'shop', name: 'Shop', hosts: ['*.shop.example', 'localhost'], envelopes: [envelope] }
  await session.inPanel(
    (text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'errata.packs.json'))
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('.toolbar')?.dispatchEvent(drop)
    },
    JSON.stringify({ errataPacks: 1, packs: [pack] }),
  )
  await visible(session, '[data-act=leave-packs]')
}

/** Opens a pack with a mistake in it. @param {Session} session */
export async function brokenPack(session) {
  await open(session, 'settings', '#own-packs [data-act=edit-pack]')
  await open(session, 'edit-pack', '#pack-text')
  const text = await session.inPanel(
    () => /** @type {HTMLTextAreaElement} */ (document.querySelector('#pack-text')).value,
  )
  await write(session, '#pack-text', text.replace('"meaning"', '"meening"'))
  await visible(session, '[data-testid=pack-problems] button')
}
