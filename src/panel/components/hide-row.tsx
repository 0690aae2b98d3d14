import type { Row } from '../../session/session'
import { codeOf, hostOf } from '../stores/hidden'
import type { Panel } from '../stores/panel'
import { text } from '../text'

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
          title={text('hide_hostTitle', host)}
          onClick={() => preferences.hideHost(host)}
        >
          {text('hide_host', host)}
        </button>
      )}
      {code !== null && (
        <button
          type="button"
          class="button"
          data-act="hide-code"
          title={text('hide_codeTitle', code)}
          onClick={() => preferences.hideCode(code)}
        >
          {text('hide_code', code)}
        </button>
      )}
    </>
  )
}
