import { REDACTIONS } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { BackupPart } from './backup-part'
import { Dialog } from './dialog'
import { HideRow } from './hide-row'
import { OwnPacks } from './own-packs'
import { PackList } from './pack-list'
import { Check, Group, NumberField, TextList } from './setting-parts'

/** All settings, in a dialog. Each takes effect at once. */
export function SettingsPane({ panel }: { panel: Panel }) {
  return (
    <Dialog
      id="settings"
      title={text('panel_settings')}
      part={panel.dialog.value?.part ?? null}
      onClose={() => panel.openDialog(null)}
    >
      <ListGroup panel={panel} />
      <CaptureGroup panel={panel} />
      <SharingGroup panel={panel} />
      <Group title={text('settings_console')}>
        <Check
          id="console-echo"
          label={text('settings_echo')}
          words={text('settings_echoWords')}
          on={panel.preferences.now.value.consoleEcho}
          onChange={(consoleEcho) => panel.preferences.change({ consoleEcho })}
        />
      </Group>
      <Group title={text('settings_packs')}>
        <PackList panel={panel} />
        <p class="dim">{text('settings_packsWords')}</p>
        <OwnPacks panel={panel} />
      </Group>
      <Group title={text('settings_backup')}>
        <BackupPart panel={panel} />
      </Group>
    </Dialog>
  )
}

function ListGroup({ panel }: { panel: Panel }) {
  const { preferences, list, log } = panel
  const { hiddenHosts, hiddenCodes } = preferences.now.value
  const row = panel.selection.row.value
  return (
    <Group title={text('settings_list')}>
      <Check
        id="settings-preserve-log"
        label={text('toolbar_preserveLog')}
        words={text('settings_preserveLogWords')}
        on={log.preserveLog.value}
        onChange={panel.setPreserveLog}
      />
      <Check
        id="settings-show-successes"
        label={text('toolbar_showSuccesses')}
        on={panel.showSuccesses.value}
        onChange={panel.setShowSuccesses}
      />
      <Check
        id="settings-grouping"
        label={text('toolbar_group')}
        words={text('settings_groupWords')}
        on={list.grouping.value}
        onChange={list.setGrouping}
      />
      <TextList
        id="hidden-hosts"
        label={text('settings_hiddenHosts')}
        placeholder="api.example.com, *.example.com"
        texts={hiddenHosts}
        onAdd={preferences.hideHost}
        onRemove={preferences.unhideHost}
      />
      <TextList
        id="hidden-codes"
        label={text('settings_hiddenCodes')}
        placeholder="NOT_FOUND, RATE_*"
        texts={hiddenCodes}
        onAdd={preferences.hideCode}
        onRemove={preferences.unhideCode}
      />
      {row && (
        <p class="acts">
          <span class="dim">{text('settings_ofRow')}</span> <HideRow row={row} panel={panel} />
        </p>
      )}
    </Group>
  )
}

const KIB = 1024

function CaptureGroup({ panel: { preferences } }: { panel: Panel }) {
  const { bodyCapBytes, budgetMb } = preferences.now.value
  return (
    <Group title={text('settings_capture')}>
      <NumberField
        id="body-cap"
        label={text('settings_bodyCap')}
        unit="KiB"
        words={text('settings_bodyCapWords')}
        least={0}
        most={19_531}
        value={Math.round(bodyCapBytes / KIB)}
        onChange={(kib) => preferences.change({ bodyCapBytes: kib * KIB })}
      />
      <NumberField
        id="budget"
        label={text('settings_budget')}
        unit="MiB"
        words={text('settings_budgetWords')}
        least={1}
        most={1024}
        value={budgetMb}
        onChange={(mb) => preferences.change({ budgetMb: mb })}
      />
    </Group>
  )
}

function SharingGroup({ panel: { preferences } }: { panel: Panel }) {
  const { redaction } = preferences.now.value
  return (
    <Group title={text('settings_sharing')}>
      <div class="setting" role="radiogroup" aria-label={text('settings_redaction')}>
        {REDACTIONS.map(([value, label, words]) => (
          <div key={value} class="choice">
            <label class="check">
              <input
                type="radio"
                name="redaction"
                value={value}
                aria-describedby={`redaction-${value}`}
                checked={redaction === value}
                onChange={() => preferences.change({ redaction: value })}
              />
              {text(label)}
            </label>
            <p id={`redaction-${value}`} class="dim">
              {text(words)}
            </p>
          </div>
        ))}
      </div>
    </Group>
  )
}
