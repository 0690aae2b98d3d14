import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { FORMS, type FormId } from '../../share/forms'
import { savedWords } from '../redaction-words'
import { exportName, saveFile } from '../save-file'
import type { Panel } from '../stores/panel'
import { FormItems } from './form-items'
import { MenuButton } from './menu-button'
import { RedactionChoice } from './redaction-choice'
import { Said } from './share-said'

/** Forms of a file, and what it is for. */
const SAVED = [
  ['har', 'requests, answers and explanations'],
  ['json', 'explanations alone'],
] as const satisfies [FormId, string][]

/** Saves the rows that are listed as a file, with as much hidden as is chosen. */
export function ExportMenu({ panel: { sharing, filter, timers } }: { panel: Panel }) {
  const place = useRef<HTMLSpanElement>(null)
  const say = (words: string, isSafe: boolean) => sharing.say({ place: 'list', words, isSafe })
  /** Rows that are written; null while nothing is. */
  const done = useSignal<number | null>(null)
  const count = filter.visible.value.length

  const save = async (form: FormId) => {
    const page = place.current?.ownerDocument
    const rows = filter.visible.value
    if (!page || done.value !== null) return
    done.value = 0
    try {
      const how = sharing.redaction.value
      const parts: Blob[] = []
      for await (const pieces of sharing.write(form, rows, how)) {
        parts.push(new Blob(pieces))
        done.value += pieces.length
      }
      const name = exportName(timers.now(), FORMS[form].extension ?? 'txt')
      saveFile(name, parts, 'application/json', page)
      say(savedWords(name, rows.length, how), how !== 'none')
    } catch {
      say('Not exported: the rows could not be written.', false)
    }
    done.value = null
  }
  return (
    <span class="share" ref={place}>
      <MenuButton
        act="export"
        title="Save the rows that are listed as a file"
        label="Export"
        disabled={count === 0 || done.value !== null}
        warns={sharing.redaction.value === 'none'}
        button="Export"
      >
        <FormItems label={`Export ${count} rows`} forms={SAVED} choose={save} />
        <RedactionChoice sharing={sharing} />
      </MenuButton>
      {done.value !== null && <progress aria-label="Rows written" value={done.value} max={count} />}
      <Said place="list" sharing={sharing} />
    </span>
  )
}
