/** Words of a command line, quoted so that the shell hands them on exactly, whatever they hold. */

/**
 * Characters that a terminal acts upon when they are pasted (a carriage return is Enter, ESC starts a command to the
 * terminal), and those that turn text round on the screen. A line feed within quotes is harmless.
 */
const UNTYPABLE = /(?:(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069])+/gu

const octal = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')

/**
 * Quotes a word for any POSIX shell. Not `$'…'`: dash knows it no more than other shells of before POSIX.1-2024. "!" and
 * "^" at the start of a line are kept apart: bash looks for its history in the lines of a quoted text, old versions for both.
 */
export function posixWord(text: string): string {
  const quoted = text
    .replaceAll("'", "'\\''")
    .replaceAll('!', "'\\!'")
    .replaceAll('\n^', "\n''^")
    .replace(UNTYPABLE, (run) => `'"$(printf '${octal(run)}')"'`)
  return `'${quoted}'`
}

/** NUL ends an argument. Half a surrogate pair, and bytes that were no UTF-8, are no text that can be copied. */
export const fitsPosix = (text: string) => !/[\0\uFFFD\p{Cs}]/u.test(text)

/** What neither cmd.exe nor a C program looks at twice. */
const PLAIN = /[\w :=+~/.,?;*'-]/

/**
 * Quotes a word for the prompt of cmd.exe, which reads it first, and for CommandLineToArgvW, which a program's start-up
 * code follows: backslashes count only before a quote, so only those are doubled. For cmd.exe no quote is ever open (`^"`),
 * so that a caret protects every other character. What follows "%" has a caret too: then `%PATH%` names a variable called
 * `^PATH^`, which does not exist, and the prompt leaves it as it is. (In a batch file, "%" would have to be doubled.) A line
 * feed is a caret before two line ends.
 */
export function windowsWord(text: string): string {
  const argument = text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')
  let quoted = ''
  let previous = ''
  for (const char of argument) {
    if (char === '\n') quoted += '^\n\n'
    else quoted += previous !== '%' && PLAIN.test(char) ? char : `^${char}`
    previous = char
  }
  return `^"${quoted}^"`
}

/**
 * ASCII and line feeds only. cmd.exe drops carriage returns and completes file names at tabs; a program that is built for a
 * code page gets other characters as the closest it has, among them quotes that end the argument.
 */
export const fitsWindows = (text: string) => !/[^\n -~]/.test(text)
