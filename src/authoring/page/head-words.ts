/** The words that head the columns of error tables, to tell a header from a row where nothing else does. */

/** One column's header, in lower case. */
const WORDS = [
  '#',
  '(?:http |https )?(?:response |error |return |result |status |api |internal |unified |failure |reason )?codes?',
  '(?:http |response )?status(?:es)?(?: codes?)?',
  'http(?: error)?(?: codes?)?',
  'error(?:s|_code|_msg|\\.code)?',
  '(?:error |short |full |long |api )?(?:messages?|msg|text|titles?|names?|types?|key|id|identifier|constant|enum|symbol|class|category|reason)',
  '(?:error |short |full |long )?(?:descriptions?|meanings?|explanations?|details?|definition|summary)',
  '(?:common |possible |likely |typical |root )?(?:causes?|reasons?|notes?|comments?|remarks?|scenario|situation)',
  'when(?: it (?:occurs|happens)| emitted)?',
  'what (?:to do|happened|it means)',
  '(?:suggested |recommended |typical |client |required |next |handling )?(?:actions?|resolutions?|solutions?|fix(?:es)?|how to fix|remed(?:y|iation)|recovery|steps?|suggestions?|handling|response|cause and resolution|mitigation|workaround|advice)',
  '(?:safe to )?retr(?:y|ies|yable|iable)\\??|should retry\\??',
  'fields?|parameters?|params?|prefix|headers?|values?|limits?|environments?|plans?|endpoints?|methods?|events?|sources?|required|default|formats?|examples?|metadata key|rate limits?|requests?|windows?|severity|level|version|tier|since|tags?',
]

const WORD = new RegExp(`^(?:${WORDS.join('|')})$`, 'i')

/** Is this what a column is called? */
export const isHeadWord = (text: string): boolean => text.length <= 40 && WORD.test(text.trim())

/** Do these cells head a table? Each is short, and most are words that head columns. */
export function looksLikeHead(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== '')
  if (named.length < 2 || named.some((cell) => cell.length > 40 || /^\d+$/.test(cell.trim()))) return false
  return named.filter(isHeadWord).length * 2 > named.length
}

/** The start of a header word, at `at`, for header cells that stand glued together. */
export function headWordsAt(text: string, at: number): number[] {
  const ends: number[] = []
  for (let end = Math.min(text.length, at + 40); end > at; end -= 1)
    if (/^[A-Z#]/.test(text.slice(at)) && isHeadWord(text.slice(at, end))) ends.push(end)
  return ends
}
