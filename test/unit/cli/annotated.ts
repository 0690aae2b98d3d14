import type { AnnotatedEntry } from '../../../src/cli/document'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'

/** An entry with what the engine says about it: Acme's 429, unless the sketch says otherwise. */
export function annotated(sketch: Sketch = {}, parts: Partial<AnnotatedEntry> = {}): AnnotatedEntry {
  const whole: Sketch = { status: 429, url: acmeUrl, body: acmeBody, ...sketch }
  const annotation = explain(whole, acmePack)
  if (!annotation) throw new Error('the sketch is not an error')
  return { file: 'a.har', entry: 0, exchange: exchange(whole), annotation, ...parts }
}
