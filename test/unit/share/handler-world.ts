/** The packs, and a world for their handlers to run in: what is answered, what is sent, how long is waited. */
import { compile, type Pack } from '../../../src/engine'
import { STARTED_AT_MS } from '../../support/exchange'
import { packFolders } from '../../support/samples'

export const folders = packFolders()
export const catalogue = compile(folders.map(({ pack }) => pack))
export const packOf = (id: string): Pack => {
  const pack = catalogue.packs.get(id)
  if (!pack) throw new Error(`no pack ${id}`)
  return pack
}

/** Options that let no time pass: the waits are written down, and half of each random range is taken. */
export function world(...answers: (() => Response | Promise<Response>)[]) {
  const waits: number[] = []
  const sent: RequestInit[] = []
  return {
    waits,
    sent,
    options: {
      fetch: async (_: string | URL | Request, init: RequestInit = {}) => {
        sent.push(init)
        const answer = answers[Math.min(sent.length, answers.length) - 1]
        if (!answer) throw new Error('nothing to answer')
        return answer()
      },
      now: () => STARTED_AT_MS,
      random: () => 0.5,
      wait: async (ms: number) => void waits.push(ms),
    },
  }
}

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(body === null ? null : JSON.stringify(body), { status, headers })
export const fine = answer(200, { ok: true })
export const failureOf = (error: unknown) => (error as { failure: Record<string, unknown> }).failure

/** Verdicts under which the engine lets a request be sent again as it is. */
export const REPEATABLE = new Set(['now', 'after', 'backoff'])
