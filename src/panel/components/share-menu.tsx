import { useRef } from 'preact/hooks'
import type { Row } from '../../session/session'
import type { FormId } from '../../share/forms'
import { copyText } from '../clipboard'
import { copiedWords } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { FormItems } from './form-items'
import { Glyph } from './glyph'
import { MenuButton } from './menu-button'
import { RedactionChoice } from './redaction-choice'
import { Said } from './share-said'

/** Forms that are made to be pasted. */
const COPIED = [['curl'], ['curl-windows'], ['fetch'], ['markdown']] as const satisfies [FormId][]

/** Copies a row in the form that is chosen, with as much hidden as is chosen. */
export function ShareMenu({ row, panel: { sharing } }: { row: Row; panel: Panel }) {
  const place = useRef<HTMLSpanElement>(null)
  const name = `row ${row.id}`
  const say = (words: string, isSafe: boolean) => sharing.say({ place: name, words, isSafe })

  const copy = async (form: FormId) => {
    const page = place.current?.ownerDocument
    if (!page) return
    try {
      const how = sharing.redaction.value
      let text = ''
      for await (const pieces of sharing.write(form, [row], how)) text += pieces.join('')
      if (await copyText(text, page)) say(copiedWords(how), how !== 'none')
      else say('Not copied: the browser did not allow it.', false)
    } catch {
      say('Not copied: it could not be written.', false)
    }
  }
  return (
    <span class="share" ref={place}>
      <MenuButton
        act="copy-as"
        title="Copy this request and its answer in another form"
        label="Copy as"
        warns={sharing.redaction.value === 'none'}
        button={
          <>
            <Glyph name="copy" /> <span class="opener-words">Copy as</span>
          </>
        }
      >
        <FormItems label="Copy as" forms={COPIED} choose={copy} />
        <RedactionChoice sharing={sharing} />
      </MenuButton>
      <Said place={name} sharing={sharing} />
    </span>
  )
}
