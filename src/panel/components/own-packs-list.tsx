import { useEffect, useRef } from 'preact/hooks'
import { saveFile } from '../save-file'
import type { OwnPacksWork } from '../stores/own-packs-work'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { OwnPackItem, RefusedItem } from './own-packs-item'
import { OfferPart } from './own-packs-offer'

const FILE = 'errata.packs.json'

/** Own packs, with what can be done to them. */
export function OwnPacksList({ panel }: { panel: Panel }) {
  const { ownPacks } = panel
  useEffect(() => {
    void ownPacks.load()
    return () => {
      // What was taken away can be put back for as long as the settings are open, or the editor over them.
      if (panel.dialog.peek()?.name !== 'pack-editor') ownPacks.work.peek()?.forget()
    }
  }, [ownPacks, panel])
  const work = ownPacks.work.value
  const stored = ownPacks.stored.value
  if (ownPacks.isLost.value) return <p class="problem">{text('health_updated')}</p>
  if (!work || !stored) return <p class="dim">{text('packs_loading')}</p>
  if (stored.newer !== null) return <p class="problem">{text('ownPacks_newer')}</p>
  const reasons = new Map(work.refused.value.map(({ id, why }) => [id, why]))
  const readable = new Set(stored.packs.map(({ id }) => id))
  return (
    <>
      <p class="dim">{text('ownPacks_words')}</p>
      {stored.packs.length + stored.refused.length > 0 && (
        <ul class="own-pack-list" aria-labelledby="own-packs-label">
          {stored.packs.map((pack) => (
            <OwnPackItem
              key={pack.id}
              pack={pack}
              why={reasons.get(pack.id) ?? null}
              panel={panel}
              work={work}
            />
          ))}
          {stored.refused
            .filter(({ id }) => !readable.has(id))
            .map(({ id, why }) => (
              <RefusedItem key={id} id={id} why={why} work={work} />
            ))}
        </ul>
      )}
      <RemovedLines work={work} />
      <Acts work={work} isEmpty={stored.packs.length === 0} />
      <OfferPart offers={work.offers} />
    </>
  )
}

/** What was taken away, and the way to put it back. */
function RemovedLines({ work }: { work: OwnPacksWork }) {
  const part = useRef<HTMLDivElement>(null)
  const removed = work.removed.value
  const count = useRef(removed.length)
  useEffect(() => {
    // The button that was pressed is gone with its line.
    if (removed.length > count.current) [...(part.current?.querySelectorAll('button') ?? [])].at(-1)?.focus()
    count.current = removed.length
  }, [removed.length])
  return (
    <div ref={part} role="status" data-testid="own-packs-removed">
      {removed.map((each) => (
        <p key={each.id} class="acts">
          {text('ownPacks_removed', each.name)}
          <button
            type="button"
            class="button"
            data-act="restore-pack"
            aria-label={text('ownPacks_restore', each.name)}
            onClick={() => void work.restore(each)}
          >
            {text('ownPacks_undo')}
          </button>
        </p>
      ))}
      {work.problem.value !== null && <p class="problem">{work.problem.value}</p>}
    </div>
  )
}

function Acts({ work, isEmpty }: { work: OwnPacksWork; isEmpty: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const begin = useRef<HTMLButtonElement>(null)
  const wanted = work.focusOn.value
  useEffect(() => {
    if (wanted !== '') return
    begin.current?.focus()
    work.focused()
  }, [wanted, work])
  return (
    <p class="acts">
      <button ref={begin} type="button" class="button" data-act="new-pack" onClick={() => work.edit(null)}>
        {text('ownPacks_new')}
      </button>
      <button type="button" class="button" data-act="import-packs" onClick={() => input.current?.click()}>
        {text('ownPacks_import')}
      </button>
      <button
        type="button"
        class="button"
        data-act="export-packs"
        disabled={isEmpty}
        onClick={({ currentTarget }) =>
          saveFile(FILE, work.file(), 'application/json', currentTarget.ownerDocument)
        }
      >
        {text('ownPacks_export')}
      </button>
      <input
        ref={input}
        id="own-packs-file"
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text('ownPacks_file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) void work.offers.read(file)
          currentTarget.value = ''
        }}
      />
    </p>
  )
}
