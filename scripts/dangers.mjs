/** Finds what turns text into markup or code, and what makes a request, by reading code as a parser does: words in texts do not count. */
import { parseSync, Visitor } from 'vite'

/** @typedef {import('vite').ESTree.Node} Node */

const MARKUP = new Set(['innerHTML', 'outerHTML', 'srcdoc'])
const PARSES_MARKUP = new Set([
  'createContextualFragment',
  'insertAdjacentHTML',
  'parseFromString',
  'parseHTMLUnsafe',
  'setHTMLUnsafe',
])
const WRITES = new Set(['write', 'writeln'])
const REQUESTS = new Set([
  'EventSource',
  'fetch',
  'importScripts',
  'WebSocket',
  'WebTransport',
  'XMLHttpRequest',
])
const TIMERS = new Set(['setInterval', 'setTimeout'])
const GLOBALS = new Set(['document', 'global', 'globalThis', 'self', 'window'])

/** What a member, an attribute or a key is called; null where that is computed. @param {Node} node */
function nameOf(node) {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name
  return node.type === 'Literal' ? String(node.value) : null
}

/** The name of a global, also by way of `window`; null for everything else. @param {Node} callee */
function globalOf(callee) {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null
  return GLOBALS.has(callee.object.name) ? nameOf(callee.property) : null
}

/** @param {Node | undefined} node */
const isText = (node) =>
  node?.type === 'TemplateLiteral' ||
  node?.type === 'BinaryExpression' ||
  (node?.type === 'Literal' && typeof node.value === 'string')

/** @param {Node} source of an `import()` */
const isWrittenOut = (source) =>
  source.type === 'Literal' || (source.type === 'TemplateLiteral' && source.expressions.length === 0)

/** What a call does, or the making of an object. @param {Node} callee @param {readonly Node[]} args */
function dangerOfCall(callee, [first]) {
  const called = globalOf(callee) ?? ''
  if (called === 'eval' || called === 'Function') return 'makes code of text'
  if (TIMERS.has(called) && isText(first)) return 'makes code of text'
  if (REQUESTS.has(called)) return 'makes a request'
  if (callee.type !== 'MemberExpression') return null
  const method = nameOf(callee.property) ?? ''
  if (method === 'sendBeacon') return 'makes a request'
  if (PARSES_MARKUP.has(method)) return 'parses markup'
  const isDocument = callee.object.type === 'Identifier' && callee.object.name === 'document'
  return isDocument && WRITES.has(method) ? 'parses markup' : null
}

/**
 * @param {string} path its ending says which language it is
 * @param {string} code
 * @returns {string[]} a line for each, with the place
 */
export function dangersIn(path, code) {
  /** @type {string[]} */
  const dangers = []
  /** @param {string | null} what @param {{ start: number, end: number }} node */
  const say = (what, { start, end }) => {
    const line = code.slice(0, start).split('\n').length
    if (what !== null)
      dangers.push(`${path}:${line} ${what}: ${code.slice(start, Math.min(end, start + 60))}`)
  }
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) return [`${path}: ${errors[0]?.message}`]
  new Visitor({
    AssignmentExpression(node) {
      const { left } = node
      if (left.type === 'MemberExpression' && MARKUP.has(nameOf(left.property) ?? ''))
        say('assigns markup', node)
    },
    CallExpression: (node) => say(dangerOfCall(node.callee, node.arguments), node),
    NewExpression: (node) => say(dangerOfCall(node.callee, node.arguments), node),
    ImportExpression(node) {
      if (!isWrittenOut(node.source)) say('loads code from an address that is not written out', node)
    },
    JSXAttribute(node) {
      if (/^(?:dangerouslySetInnerHTML|srcdoc)$/i.test(nameOf(node.name) ?? '')) say('assigns markup', node)
    },
    Property(node) {
      if (nameOf(node.key) === 'dangerouslySetInnerHTML') say('assigns markup', node)
    },
  }).visit(program)
  return dangers
}
