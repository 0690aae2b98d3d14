/** A text whose sentences are labelled, "Cause: the key is old. Solution: rotate it.", split by its labels. */

import { labelled, type Part } from './labels'
import { joined, type Split, sentencesOf, split } from './resolutions'

/** Without a label for what to do, the sentences' own mood tells. */
export function splitLabelled(text: string): Split {
  const sentences = sentencesOf(text).map((sentence) => ({
    sentence,
    label: /^[^\s:：]+(?: [^\s:：]+){0,3}[:：]/.test(sentence) ? labelled(sentence) : null,
  }))
  if (!sentences.some(({ label }) => label?.part === 'resolution')) return split(text)
  const meaning: string[] = []
  const resolution: string[] = []
  let part: Part | null = null
  for (const { sentence, label } of sentences) {
    if (label) part = label.part
    if (part === 'resolution') resolution.push(label?.rest ?? sentence)
    else meaning.push(label?.rest ?? sentence)
  }
  return { meaning: joined(meaning), resolution: joined(resolution) }
}
