import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { FORMS, type FormId } from '../../share/forms'
import { savedWords } from '../redaction-words'
import { exportName, saveFile } from '../save-file'
import type { Panel } from '../stores/panel'
import { type Key, plural, text } from '../text'
import { FormItems } from './form-items'
import { MenuButton } from './menu-button'
import { RedactionChoice } from './redaction-choice'
import { Said } from './share-said'

/** Forms of a file, and what it is for. */
const SAVED = [
  ['har', 'export_har'],
  ['json', 'export_json'],
] as const satisfies [FormId, Key][]

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
      say(text('export_failed'), false)
    }
    done.value = null
  }
  return (
    <span class="share" ref={place}>
      <MenuButton
        act="export"
        title={text('export_title')}
        label={text('export_button')}
        disabled={count === 0 || done.value !== null}
        warns={sharing.redaction.value === 'none'}
        button={text('export_button')}
      >
        <FormItems label={plural(count, 'export_rows')} forms={SAVED} choose={save} />
        <RedactionChoice sharing={sharing} />
      </MenuButton>
      {done.value !== null && (
        <progress aria-label={text('export_progress')} value={done.value} max={count} />
      )}
      <Said place="list" sharing={sharing} />
    </span>
  )
}
