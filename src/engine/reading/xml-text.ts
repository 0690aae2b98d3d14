/**
 * XML → a value that pointers can go into: elements become members without their namespace prefix, repeated ones an
 * array, attributes members that start with "@". The only file that knows the XML parser.
 */
import { XMLParser } from 'fast-xml-parser'

/** Numbers stay text, so that none is rounded; entities of a DOCTYPE are not expanded by this parser's default limits. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** The document as a value; undefined where it is not well enough formed. */
export function parseXml(text: string): unknown {
  try {
    return parser.parse(text) as unknown
  } catch {
    return undefined
  }
}
