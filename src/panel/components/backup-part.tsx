import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Backup, changesBetween, readBackup, toBackup } from '../../settings/backup'
import { DEFAULTS, type Settings } from '../../settings/settings'
import { saveFile } from '../save-file'
import type { Panel } from '../stores/panel'

const FILE = 'errata-settings.json'

/** Settings to and from a file. Nothing is taken over before it was shown what would change. */
export function BackupPart({ panel: { preferences } }: { panel: Panel }) {
  const input = useRef<HTMLInputElement>(null)
  const offered = useSignal<Backup | null>(null)
  const now = preferences.now.value

  const read = async (file: File | undefined) => {
    if (!file) return
    const text = await file.text().catch(() => null)
    offered.value =
      text === null ? { problem: 'This file could not be read.' } : readBackup(text, preferences.now.value)
  }
  return (
    <div class="setting">
      <p class="acts">
        <button
          type="button"
          class="button"
          data-act="export-settings"
          onClick={({ currentTarget }) =>
            saveFile(FILE, toBackup(now), 'application/json', currentTarget.ownerDocument)
          }
        >
          Export…
        </button>
        <button
          type="button"
          class="button"
          data-act="import-settings"
          onClick={() => input.current?.click()}
        >
          Import…
        </button>
        <button
          type="button"
          class="button"
          data-act="reset-settings"
          onClick={() => {
            offered.value = { settings: DEFAULTS, leftOut: [] }
          }}
        >
          Defaults…
        </button>
      </p>
      <input
        ref={input}
        id="settings-file"
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Settings file"
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <div role="status" data-testid="settings-preview">
        {offered.value && (
          <Offer
            offered={offered.value}
            now={now}
            onTake={(settings) => {
              preferences.change(settings)
              offered.value = null
            }}
            onLeave={() => {
              offered.value = null
            }}
          />
        )}
      </div>
    </div>
  )
}

interface OfferProps {
  offered: Backup
  now: Settings
  onTake(settings: Settings): void
  onLeave(): void
}

/** What would change, and the choice. */
function Offer({ offered, now, onTake, onLeave }: OfferProps) {
  const part = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => part.current?.scrollIntoView?.({ block: 'nearest' }), [])
  if ('problem' in offered) return <p class="problem">{offered.problem}</p>
  const { settings, leftOut } = offered
  const changes = changesBetween(now, settings)
  return (
    <div class="offer" ref={part}>
      {leftOut.map((line) => (
        <p key={line} class="problem">
          {line}.
        </p>
      ))}
      {changes.length === 0 ? (
        <p>Nothing would change.</p>
      ) : (
        <>
          <h3>What would change</h3>
          <dl>
            {changes.map(({ label, words }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="acts">
        {changes.length > 0 && (
          <button
            type="button"
            class="button primary"
            data-act="take-settings"
            onClick={() => onTake(settings)}
          >
            Change {changes.length === 1 ? 'it' : `these ${changes.length}`}
          </button>
        )}
        <button type="button" class="button" data-act="leave-settings" onClick={onLeave}>
          {changes.length > 0 ? 'Leave as it is' : 'Close'}
        </button>
      </p>
    </div>
  )
}
