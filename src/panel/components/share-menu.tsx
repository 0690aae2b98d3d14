import { useRef } from 'preact/hooks'
import type { Row } from '../../session/session'
import type { FormId } from '../../share/forms'
import { copyText } from '../clipboard'
import { copiedWords } from '../redaction-words'
import type { Panel } from '../stores/panel'
import { text } from '../text'
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
      let content = ''
      for await (const pieces of sharing.write(form, [row], how)) content += pieces.join('')
      if (await copyText(content, page)) say(copiedWords(how), how !== 'none')
      else say(text('share_notAllowed'), false)
    } catch {
      say(text('share_notWritten'), false)
    }
  }
  return (
    <span class="share" ref={place}>
      <MenuButton
        act="copy-as"
        title={text('share_title')}
        label={text('share_copyAs')}
        warns={sharing.redaction.value === 'none'}
        button={
          <>
            <Glyph name="copy" /> <span class="opener-words">{text('share_copyAs')}</span>
          </>
        }
      >
        <FormItems label={text('share_copyAs')} forms={COPIED} choose={copy} />
        <RedactionChoice sharing={sharing} />
      </MenuButton>
      <Said place={name} sharing={sharing} />
    </span>
  )
}
