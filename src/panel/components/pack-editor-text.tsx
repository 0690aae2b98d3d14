import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Editor, Problem } from '../stores/own-packs-editor'
import { plural, text } from '../text'

/** The height of a line in own-packs.css. */
const LINE_PX = 17
/** Lines that are shown above the one with the cursor. */
const ABOVE = 3

const numbersFor = (written: string): string => {
  let lines = ''
  let nth = 1
  for (let at = 0; at >= 0; at = written.indexOf('\n', at) + 1 || -1) lines += `${nth++}\n`
  return lines
}

/** Where a line (from 1) begins and ends in a text. */
function placeOf(written: string, line: number): [number, number] {
  let from = 0
  for (let nth = 1; nth < line; nth++) {
    const next = written.indexOf('\n', from)
    if (next < 0) break
    from = next + 1
  }
  const end = written.indexOf('\n', from)
  return [from, end < 0 ? written.length : end]
}

/** The text of a pack, its lines numbered, and what is wrong with it. */
export function PackText({ editor }: { editor: Editor }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const numbers = useRef<HTMLDivElement>(null)
  const written = editor.text.value
  useLayoutEffect(() => {
    // Before it has the focus, which would scroll to where the cursor is.
    area.current?.setSelectionRange(0, 0)
    area.current?.focus()
  }, [])
  const goTo = (line: number) => {
    const element = area.current
    if (!element) return
    element.focus()
    element.setSelectionRange(...placeOf(element.value, line))
    element.scrollTop = (line - 1 - ABOVE) * LINE_PX
  }
  return (
    <div class="pack-text-part">
      <label for="pack-text">{text('ownPacks_text')}</label>
      <div class="pack-text">
        <div ref={numbers} class="pack-lines" aria-hidden="true">
          {numbersFor(written)}
        </div>
        <textarea
          ref={area}
          id="pack-text"
          wrap="off"
          spellcheck={false}
          autocomplete="off"
          aria-describedby="pack-problems"
          aria-invalid={editor.problems.value.length > 0}
          value={written}
          onInput={({ currentTarget }) => editor.type(currentTarget.value)}
          onScroll={({ currentTarget }) => {
            if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop
          }}
        />
      </div>
      <Problems editor={editor} onGo={goTo} />
    </div>
  )
}

function Problems({ editor, onGo }: { editor: Editor; onGo(line: number): void }) {
  const problems = editor.problems.value
  return (
    <>
      <p id="pack-problems" role="status" class={problems.length > 0 ? 'problem' : 'dim'}>
        {editor.isChecking.value
          ? text('ownPacks_checking')
          : problems.length > 0
            ? plural(problems.length, 'ownPacks_problems')
            : text('ownPacks_noProblem')}
      </p>
      {problems.length > 0 && (
        <ul class="pack-problems" data-testid="pack-problems">
          {problems.map((problem) => (
            <ProblemLine key={problem.words} problem={problem} onGo={onGo} />
          ))}
        </ul>
      )}
    </>
  )
}

function ProblemLine({ problem: { line, words }, onGo }: { problem: Problem; onGo(line: number): void }) {
  return (
    <li>
      {line === null ? (
        words
      ) : (
        <button type="button" class="row-link" onClick={() => onGo(line)}>
          {words}
        </button>
      )}
    </li>
  )
}
