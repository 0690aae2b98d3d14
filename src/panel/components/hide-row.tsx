import type { Row } from '../../session/session'
import { codeOf, hostOf } from '../stores/hidden'
import type { Panel } from '../stores/panel'

/** Buttons that stop listing what comes from this row's host, or with its code. */
export function HideRow({ row, panel: { preferences } }: { row: Row; panel: Panel }) {
  const host = hostOf(row)
  const code = codeOf(row)
  return (
    <>
      {host !== '' && (
        <button
          type="button"
          class="button"
          data-act="hide-host"
          title={`List no more requests to ${host}. The health line counts them.`}
          onClick={() => preferences.hideHost(host)}
        >
          Hide host {host}
        </button>
      )}
      {code !== null && (
        <button
          type="button"
          class="button"
          data-act="hide-code"
          title={`List no more errors with the code ${code}. The health line counts them.`}
          onClick={() => preferences.hideCode(code)}
        >
          Hide code {code}
        </button>
      )}
    </>
  )
}
