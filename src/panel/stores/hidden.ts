import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { oneOf } from '../../filter/pattern'
import { isFailure } from '../../session/exchanges'
import type { Row } from '../../session/session'
import type { Settings } from '../../settings/settings'
import { splitUrl } from '../format'
import { headProblem } from '../row'

/** What a row can be hidden by. */
export const hostOf = ({ exchange }: Row): string => splitUrl(exchange.request.url).host
export const codeOf = ({ annotation }: Row): string | null => headProblem(annotation)?.code ?? null

/** Rows that a person chose not to see, by host or code. They are counted, and can be looked at all the same. */
export function createHidden(rows: ReadonlySignal<readonly Row[]>, settings: ReadonlySignal<Settings>) {
  const revealed = signal(false)
  // By the lists alone: another setting is no reason to look at every row again.
  const hosts = computed(() => settings.value.hiddenHosts)
  const codes = computed(() => settings.value.hiddenCodes)
  const isHidden = computed(() => {
    const host = oneOf(hosts.value)
    const code = oneOf(codes.value)
    return (row: Row) => host(hostOf(row)) || code(codeOf(row) ?? '')
  })
  const split = computed(() => {
    if (hosts.value.length === 0 && codes.value.length === 0) return { kept: rows.value, hidden: [] }
    const kept: Row[] = []
    const hidden: Row[] = []
    for (const row of rows.value) (isHidden.value(row) ? hidden : kept).push(row)
    return { kept, hidden }
  })
  return {
    /** The rows that may be listed. */
    rows: computed(() => (revealed.value ? rows.value : split.value.kept)),
    /** Hidden rows that would be listed otherwise. */
    count: computed(() =>
      settings.value.showSuccesses ? split.value.hidden.length : split.value.hidden.filter(isFailure).length,
    ),
    revealed: revealed as ReadonlySignal<boolean>,
    /** Lists hidden rows too, or no longer; until the panel is closed. */
    reveal(on: boolean) {
      revealed.value = on
    },
  }
}
