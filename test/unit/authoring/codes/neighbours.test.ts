import { expect, test } from 'vitest'
import { readCodes } from '../../../../src/authoring/codes/read-codes'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readPage } from '../../../../src/authoring/page/read-page'
import { codesOf, FENCE } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'a quiet name is a code where those of other sections say that they are',
    `## Lamps

### \`lamp-not-found\`

No lamp.

### \`lamp-invalid-colour\`

No colour.

## Cards

### \`card-default\`

It is the default already.

### \`card-open-bills\`

Bills are open.`,
    ['lamp-not-found', 'lamp-invalid-colour', 'card-default', 'card-open-bills'],
  ],
  [
    'a word is a code beside others where its text begins with a status',
    `### not_found

**HTTP 404**: No such lamp.

### conflict

**HTTP 409**: Somebody else changed it.

### overview

All about it.`,
    ['not_found 404', 'conflict 409'],
  ],
  [
    'what a title calls errors is read, whatever they are errors of',
    `## Agent state errors

These errors occur when a field of the state is wrong.

| Code | Message |
|--|--|
| \`ACME-STATE-001\` | \`hash\` and \`source\` go together |
| \`ACME-ACTION-002\` | \`hash\` is too long |`,
    ['ACME-STATE-001', 'ACME-ACTION-002'],
  ],
  [
    'a table of one row, whose code holds the name of a label',
    '| Code | Message |\n|--|--|\n| `ACME-ACTION-001` | The action is unknown |',
    ['ACME-ACTION-001'],
  ],
  [
    'a code among messages',
    `| Error | Cause | Fix |
|--|--|--|
| \`LAMP_LOCKED\` | Somebody locked it | Unlock it |
| \`Invalid owner of the lamp\` | No account | Open one |
| \`Offer expired or not found\` | Too old | Ask for another |`,
    ['LAMP_LOCKED'],
  ],
])('%s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})

test('a page about one code names it in its own title', () => {
  const page = readPage(`---
title: Lamp locked (LAMP_LOCKED)
---

Somebody locked the lamp.

## How to fix

- Unlock the lamp.`)
  const [code, ...others] = readCodes(page, readEnvelopes(page)).codes
  expect(others).toEqual([])
  expect([code?.code, code?.title?.value, code?.meaning?.value, code?.resolution?.value]).toEqual([
    'LAMP_LOCKED',
    'Lamp locked',
    'Somebody locked the lamp.',
    'Unlock the lamp.',
  ])
})

test.each<[name: string, page: string]>([
  ['a name with success in it', '| Code | Meaning |\n|--|--|\n| `LAMP_SWITCH_SUCCESS` | It is on |'],
  ['modules', '| Module | Message |\n|--|--|\n| LampInvalid | Name is missing |\n| CardInvalid | Too long |'],
  [
    'what a call returned',
    `Failed and other answers:\n\n${FENCE}json\n{"id":0,"result":"0x127776c","error":null}\n${FENCE}`,
  ],
])('no codes: %s', (_, page) => {
  expect(codesOf(page)).toEqual([])
})
