import type { Verdict } from '../../engine'

/** The panel's pictures: one for each verdict, and those of its buttons. Strokes on a 16 × 16 field. */
const PATHS = {
  now: ['M13 8a5 5 0 1 1-1.6-3.7', 'M13.2 1.8v3h-3'],
  after: ['M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z', 'M8 5v3.2l2.2 1.5'],
  backoff: ['M2.5 13.5v-2', 'M6.2 13.5V9', 'M9.9 13.5V6', 'M13.6 13.5V2.5'],
  'with-key': ['M2 8a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0-5.4 0z', 'M7.4 8h6.6v2.6', 'M11 8v2'],
  fix: ['M3 13l.6-2.7l7-7a1.5 1.5 0 0 1 2.1 2.1l-7 7z', 'M9.3 4.6l2.1 2.1'],
  never: ['M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z', 'M4.2 4.2l7.6 7.6'],
  unknown: [
    'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
    'M6.4 6.5a1.6 1.6 0 1 1 2.5 1.3c-.6.4-.9.7-.9 1.3',
    'M8 11v.1',
  ],
  bin: ['M2.8 4.5h10.4', 'M6 4.3V2.8h4v1.5', 'M4.2 4.7l.6 8.5h6.4l.6-8.5', 'M6.8 7v4', 'M9.2 7v4'],
  close: ['M4 4l8 8', 'M12 4l-8 8'],
  warning: ['M8 2.2l6.3 11.3H1.7z', 'M8 6.5v3.2', 'M8 11.6v.1'],
  note: ['M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z', 'M8 7.4v3.6', 'M8 5v.1'],
  copy: ['M6 5.5h7v8H6z', 'M10 5.3V2.5H3v8h2.8'],
  gear: [
    'M8 5.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4z',
    'M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M12.4 3.6L11 5M5 11l-1.4 1.4',
  ],
  plus: ['M8 3v10', 'M3 8h10'],
  done: ['M3 8.5l3.4 3.4L13 4.6'],
  star: ['M8 2l1.8 3.8l4.2.5l-3.1 2.9l.8 4.1L8 11.2l-3.7 2.1l.8-4.1L2 6.3l4.2-.5z'],
  keyboard: ['M1.8 4h12.4v8H1.8z', 'M4.2 6.6v.1M6.7 6.6v.1M9.2 6.6v.1M11.8 6.6v.1', 'M5 9.6h6'],
} satisfies Record<Verdict, string[]> & Record<string, string[]>

/** A picture beside a word, never instead of it. */
export function Glyph({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  )
}
