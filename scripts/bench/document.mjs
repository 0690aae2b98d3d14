/** docs/performance.md: one part for each benchmark, under a heading of its own, and written by nobody else. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ what: string, measured: string, goal?: string | undefined, met?: boolean | null, details?: string }} Line */

const DOCUMENT = join(import.meta.dirname, '../../docs/performance.md')

/**
 * The document with one part written anew; one that is not there yet comes last.
 * @param {string} document @param {string} heading @param {string} text
 */
export function withPart(document, heading, text) {
  const parts = document.split(/^(?=## )/m).map((part) => part.trimEnd())
  const part = `## ${heading}\n\n${text.trim()}`
  const at = parts.findIndex((each) => each.startsWith(`## ${heading}\n`))
  if (at < 0) parts.push(part)
  else parts[at] = part
  return `${parts.join('\n\n')}\n`
}

/** Writes a part of docs/performance.md. @param {string} heading @param {string} text */
export function writePart(heading, text) {
  writeFileSync(DOCUMENT, withPart(readFileSync(DOCUMENT, 'utf8'), heading, text))
  console.log(`wrote ${DOCUMENT}`)
}

/** The day, for the part's first line. */
export const today = () => new Date().toISOString().slice(0, 10)

/** Lines as a table of Markdown. @param {Line[]} lines */
export const toMarkdownTable = (lines) =>
  [
    '| what | measured | goal | |',
    '|---|--:|--:|---|',
    ...lines.map(
      ({ what, measured, goal = '–', met, details = '' }) =>
        `| ${what} | ${met === false ? `**${measured}** (missed)` : measured} | ${goal} | ${details} |`,
    ),
  ].join('\n')
