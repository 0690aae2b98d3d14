/** The forms in which rows leave Errata, apart from the code that writes them: a menu names them before any is written. */
export const FORMS = {
  curl: { label: 'cURL (bash)', extension: null },
  'curl-windows': { label: 'cURL (Windows)', extension: null },
  fetch: { label: 'fetch', extension: null },
  markdown: { label: 'Markdown', extension: 'md' },
  har: { label: 'HAR', extension: 'har' },
  json: { label: 'JSON', extension: 'json' },
} as const

export type FormId = keyof typeof FORMS
