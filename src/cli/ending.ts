/** How commands read files and end. */
import { readFileSync } from 'node:fs'

/** Ends the command as a usage error does: one line on stderr, nothing on stdout. */
export function stop(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}

/** A file's text; one that cannot be read ends the command. @param what what was expected: "a HAR file" */
export function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const why =
      code === 'ENOENT'
        ? 'no such file'
        : code === 'EISDIR'
          ? `is a folder, not ${what}`
          : `cannot be read (${code})`
    return stop(`${path}: ${why}`)
  }
}
