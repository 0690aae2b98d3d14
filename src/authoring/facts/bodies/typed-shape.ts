/** A TypeScript type of an error body as an example of it: `interface ApiError { error: { code: string } }`. */

import type { Code } from '../../page/page'
import { isCodeName, isMessageName } from './roles'

const HEAD = /\b(?:interface|type|class)\s+\w{0,60}(?:Error|Problem|Fault|Failure)\w{0,60}[^{;\n]{0,80}\{/
const MEMBER = /^(?:readonly\s+)?["']?([A-Za-z_$][\w$-]*)["']?\??\s*:\s*(.*)$/
const MAX_CHARS = 4000

type Members = Record<string, unknown>

function sampleOf(name: string, type: string): unknown {
  if (/^number\b/.test(type)) return 1
  if (/^(?:boolean|true|false)\b/.test(type)) return type.startsWith('true')
  if (!/^(?:string\b|["'])/.test(type) && !isCodeName(name)) return {}
  return isMessageName(name) ? 'Some sentence about it.' : 'some_code'
}

/** One member, one bracket or nothing on each row. */
const rowsOf = (text: string) =>
  text
    .slice(0, MAX_CHARS)
    .replace(/\/\/[^\n]*/g, '')
    .replace(/([{;,])/g, '$1\n')
    .replace(/\}/g, '\n}')
    .split('\n')
    .map((row) => row.trim())

/** The example that a block's type of errors describes; null where the block has none. */
export function typedExample({ text }: Code): Members | null {
  const head = HEAD.exec(text)
  if (!head) return null
  const root: Members = {}
  const open: { members: Members; holder: Members | null; name: string }[] = [
    { members: root, holder: null, name: '' },
  ]
  for (const row of rowsOf(text.slice(head.index + head[0].length))) {
    const inner = open.at(-1)
    if (!inner) break
    const [, name, type = ''] = MEMBER.exec(row) ?? []
    if (name && type.endsWith('{')) {
      const members: Members = {}
      inner.members[name] = type.startsWith('Array') ? [members] : members
      open.push({ members, holder: inner.members, name })
    } else if (name) inner.members[name] = sampleOf(name, type)
    else if (row.startsWith('}')) {
      if (row.startsWith('}[]') && inner.holder) inner.holder[inner.name] = [inner.members]
      open.pop()
    }
  }
  return Object.keys(root).length > 0 ? root : null
}
