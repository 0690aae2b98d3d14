import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Backup, changesBetween, readBackup, toBackup } from '../../settings/backup'
import { DEFAULTS, type Settings } from '../../settings/settings'
import { saveFile } from '../save-file'
import type { Panel } from '../stores/panel'
import { plural, text } from '../text'

const FILE = 'errata-settings.json'

/** Settings to and from a file. Nothing is taken over before it was shown what would change. */
export function BackupPart({ panel: { preferences } }: { panel: Panel }) {
  const input = useRef<HTMLInputElement>(null)
  const offered = useSignal<Backup | null>(null)
  const now = preferences.now.value

  const read = async (file: File | undefined) => {
    if (!file) return
    const written = await file.text().catch(() => null)
    offered.value =
      written === null ? { problem: text('backup_unreadable') } : readBackup(written, preferences.now.value)
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
          {text('backup_export')}
        </button>
        <button
          type="button"
          class="button"
          data-act="import-settings"
          onClick={() => input.current?.click()}
        >
          {text('backup_import')}
        </button>
        <button
          type="button"
          class="button"
          data-act="reset-settings"
          onClick={() => {
            offered.value = { settings: DEFAULTS, leftOut: [] }
          }}
        >
          {text('backup_defaults')}
        </button>
      </p>
      <input
        ref={input}
        id="settings-file"
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text('backup_file')}
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
        <p>{text('backup_noChange')}</p>
      ) : (
        <>
          <h3>{text('backup_changes')}</h3>
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
            {plural(changes.length, 'backup_take')}
          </button>
        )}
        <button type="button" class="button" data-act="leave-settings" onClick={onLeave}>
          {text(changes.length > 0 ? 'backup_leave' : 'common_close')}
        </button>
      </p>
    </div>
  )
}
