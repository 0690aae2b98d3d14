/** Is the text JSON, as a parser takes it (RFC 8259)? */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
