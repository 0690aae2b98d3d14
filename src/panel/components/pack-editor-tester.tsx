import type { Editor, Outlook } from '../stores/own-packs-editor'
import { text } from '../text'
import { Glyph } from './glyph'

interface Line {
  words: string
  isWarning: boolean
}

const note = (words: string): Line => ({ words, isWarning: false })
const warn = (words: string): Line => ({ words, isWarning: true })

/** What the pack would do, in sentences of the engine. */
const linesOf = ({ seen, exchanges, advice, lookAlikes, change }: Outlook): Line[] => [
  seen === 0
    ? note(text('ownPacks_nothingSeen'))
    : { words: exchanges.words, isWarning: exchanges.recognised.length === 0 },
  ...(change === null ? [] : [note(change)]),
  ...advice.map(warn),
  ...lookAlikes.map(({ words }) => warn(words)),
]

/** Would it work? Said of the text as it was when it was last without problems. */
export function PackTester({ editor }: { editor: Editor }) {
  const outlook = editor.outlook.value
  return (
    <section class="pack-tester" data-testid="pack-tester" aria-labelledby="pack-tester-title">
      <h3 id="pack-tester-title">{text('ownPacks_tester')}</h3>
      {outlook === null ? (
        <p class="dim">{text(editor.problems.value.length > 0 ? 'ownPacks_notTried' : 'ownPacks_trying')}</p>
      ) : (
        linesOf(outlook).map(({ words, isWarning }) => (
          <p key={words} data-warning={isWarning}>
            <Glyph name={isWarning ? 'warning' : 'done'} /> <span>{words}</span>
          </p>
        ))
      )}
    </section>
  )
}
