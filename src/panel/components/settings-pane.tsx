import { REDACTIONS } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { BackupPart } from './backup-part'
import { Dialog } from './dialog'
import { HideRow } from './hide-row'
import { PackList } from './pack-list'
import { Check, Group, NumberField, TextList } from './setting-parts'

/** All settings, in a dialog. Each takes effect at once. */
export function SettingsPane({ panel }: { panel: Panel }) {
  return (
    <Dialog
      id="settings"
      title="Settings"
      part={panel.dialog.value?.part ?? null}
      onClose={() => panel.openDialog(null)}
    >
      <ListGroup panel={panel} />
      <CaptureGroup panel={panel} />
      <SharingGroup panel={panel} />
      <Group title="Console">
        <Check
          id="console-echo"
          label="Echo failures to the page's console"
          words="One folded line for each explained failure from now on. The page's own code can read it there."
          on={panel.preferences.now.value.consoleEcho}
          onChange={(consoleEcho) => panel.preferences.change({ consoleEcho })}
        />
      </Group>
      <Group title="Packs">
        <PackList panel={panel} />
        <p class="dim">A pack that is off explains nothing; new responses are read as if it did not exist.</p>
      </Group>
      <Group title="Backup">
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
    <Group title="List">
      <Check
        id="settings-preserve-log"
        label="Preserve log"
        words="Keep the rows when the page loads anew."
        on={log.preserveLog.value}
        onChange={panel.setPreserveLog}
      />
      <Check
        id="settings-show-successes"
        label="Also show successes"
        on={panel.showSuccesses.value}
        onChange={panel.setShowSuccesses}
      />
      <Check
        id="settings-grouping"
        label="Group repeats"
        words="Repeats of the same vendor, code and route become one line."
        on={list.grouping.value}
        onChange={list.setGrouping}
      />
      <TextList
        id="hidden-hosts"
        label="Hidden hosts"
        placeholder="api.example.com, *.example.com"
        texts={hiddenHosts}
        onAdd={preferences.hideHost}
        onRemove={preferences.unhideHost}
      />
      <TextList
        id="hidden-codes"
        label="Hidden codes"
        placeholder="NOT_FOUND, RATE_*"
        texts={hiddenCodes}
        onAdd={preferences.hideCode}
        onRemove={preferences.unhideCode}
      />
      {row && (
        <p class="acts">
          <span class="dim">Of the chosen row:</span> <HideRow row={row} panel={panel} />
        </p>
      )}
    </Group>
  )
}

const KIB = 1024

function CaptureGroup({ panel: { preferences } }: { panel: Panel }) {
  const { bodyCapBytes, budgetMb } = preferences.now.value
  return (
    <Group title="Capture">
      <NumberField
        id="body-cap"
        label="Search successes up to"
        unit="KiB"
        words="An API may answer 200 and mean an error. 0 searches none. Failures are always read."
        least={0}
        most={19_531}
        value={Math.round(bodyCapBytes / KIB)}
        onChange={(kib) => preferences.change({ bodyCapBytes: kib * KIB })}
      />
      <NumberField
        id="budget"
        label="Keep bodies up to"
        unit="MiB"
        words="Of failed responses: of the page in all, and as much again of files. Past it the oldest are given up; their rows and explanations stay."
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
    <Group title="Sharing">
      <div class="setting" role="radiogroup" aria-label="What is hidden in copies and files">
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
              {label}
            </label>
            <p id={`redaction-${value}`} class="dim">
              {words}
            </p>
          </div>
        ))}
      </div>
    </Group>
  )
}
