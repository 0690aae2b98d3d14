/** Does an exchange cost more, the more there were before it? */
import { callAll, EVERY } from './calls.mjs'
import { openStage, settle } from './stage.mjs'

/** Enough to load the engine and the explanations of every pack that is met: what is done once is no growth. */
const WARM_UP = 40 * EVERY

/**
 * The CPU of the extension for 1,000 exchanges at the beginning of a long session, further on, and at its end; bodies are
 * small, or the page would be measured.
 * @param {import('./calls.mjs').Site} site @param {import('./stage.mjs').Guest} errata @param {number[]} marks how many requests there were at the end of each stretch
 */
export async function measureGrowth(site, errata, marks) {
  const stage = await openStage(site.port, errata)
  try {
    const captured = () => stage.panel.evaluate(() => window.errataLink?.session.health().captured ?? 0)
    const capturedBefore = await captured()
    await stage.page.evaluate(callAll, site.plan({ from: 0, count: WARM_UP, light: true }))
    await settle(stage)
    const stretches = []
    let from = 0
    for (const to of marks) {
      const before = await stage.cpuS()
      await stage.page.evaluate(callAll, site.plan({ from: WARM_UP + from, count: to - from, light: true }))
      await settle(stage)
      const after = await stage.cpuS()
      const perThousandMs = (/** @type {'frontEnd' | 'extension'} */ who) =>
        (1e6 * (after[who] - before[who])) / (to - from)
      stretches.push({
        from,
        to,
        extensionMs: perThousandMs('extension'),
        frontEndMs: perThousandMs('frontEnd'),
      })
      from = to
    }
    const heap = await stage.heapBytes()
    return {
      stretches,
      missed: WARM_UP + from - ((await captured()) - capturedBefore),
      heapBytes: heap.extension,
    }
  } finally {
    await stage.close()
  }
}
