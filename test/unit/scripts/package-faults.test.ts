/** What is not packed. */
import { expect, test } from 'vitest'
import { dangersIn } from '../../../scripts/dangers.mjs'
import { faultsOf } from '../../../scripts/package-faults.mjs'

const packed = (name: string, text: string) =>
  faultsOf(new Map([[name, new TextEncoder().encode(text)]]), '/home/ada/errata')

test.each([
  ['node.innerHTML = text', 'assigns markup'],
  ['node.outerHTML += text', 'assigns markup'],
  ['frame["srcdoc"] = text', 'assigns markup'],
  ['node.insertAdjacentHTML("beforeend", text)', 'parses markup'],
  ['new DOMParser().parseFromString(text, "text/html")', 'parses markup'],
  ['document.write(text)', 'parses markup'],
  ['h("p", { dangerouslySetInnerHTML: { __html: text } })', 'assigns markup'],
  ['eval(text)', 'makes code of text'],
  ['window.eval(text)', 'makes code of text'],
  ['new Function("a", text)', 'makes code of text'],
  ['setTimeout("run()", 1)', 'makes code of text'],
  ['setInterval(`run()`, 1)', 'makes code of text'],
  ['fetch(url)', 'makes a request'],
  ['globalThis.fetch(url)', 'makes a request'],
  ['new XMLHttpRequest()', 'makes a request'],
  ['new WebSocket(url)', 'makes a request'],
  ['new EventSource(url)', 'makes a request'],
  ['navigator.sendBeacon(url, text)', 'makes a request'],
  ['importScripts(url)', 'makes a request'],
  ['import(url)', 'loads code from an address that is not written out'],
])('%s %s', (code, what) => {
  expect(dangersIn('a.js', code)).toEqual([
    `a.js:1 ${what}: ${code.match(/^(?:h\("p", \{ )?(.*?)(?: \}\))?$/)?.[1]}`,
  ])
})

test('an attribute of JSX assigns markup too', () => {
  expect(dangersIn('a.tsx', 'const p = <p dangerouslySetInnerHTML={{ __html: text }} />')).toHaveLength(1)
})

test.each([
  'const text = "fetch(url), eval(code), node.innerHTML = text"',
  'const code = `(void fetch($' + '{url}))`',
  'if (node.innerHTML === text) run()',
  'devtools.inspectedWindow.eval(code, done)',
  'setTimeout(run, 1)',
  'session.import("a.har", rows)',
  'import("./chunk.js")',
  'file.write(text)',
])('%s is no danger', (code) => {
  expect(dangersIn('a.js', code)).toEqual([])
})

test('code that cannot be read is not passed over', () => {
  expect(dangersIn('a.js', 'const = 1')).toHaveLength(1)
})

test('the folder of the build is named in no file, of whatever kind', () => {
  expect(packed('a.css', '/* /home/ada/errata/src/panel.css */')).toEqual(['a.css names /home/ada/errata'])
  expect(packed('a.css', '/* /home/ada/errata is no path in there */')).toEqual([])
})

test('only scripts are read as scripts', () => {
  expect(packed('a.json', '"fetch(url)"')).toEqual([])
  expect(packed('a.js', 'fetch(url)')).toEqual(['a.js:1 makes a request: fetch(url)'])
})
