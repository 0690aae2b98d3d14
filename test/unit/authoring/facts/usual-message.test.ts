import { expect, test } from 'vitest'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readMarkdown } from '../../../../src/authoring/page/markdown'

test.each([
  [
    'an error in a sentence beside its details',
    '{"error": "Lamp is not known", "details": "No lamp 3 in the cellar"}',
    '/error',
  ],
  [
    'details beside an error that is a code',
    '{"error": "no_lamp", "details": "No lamp 3 in the cellar"}',
    '/details',
  ],
])('the message of %s', (_, body, message) => {
  const page = readMarkdown(`# Errors\n\n\`\`\`json\n${body}\n\`\`\``)
  expect(readEnvelopes(page).envelopes[0]?.message).toBe(message)
})
