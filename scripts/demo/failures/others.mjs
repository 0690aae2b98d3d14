/** Envelopes of no vendor in particular: standards, look-alikes, home-grown ones, and no envelope at all. */

const host = 'api.example.com'

const gateway = `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
`

/** More than 1 MiB, where Firefox stops keeping a body. */
const bulky = () => ({
  code: 'IMPORT_REJECTED',
  message: 'Some lines of the import cannot be read.',
  errors: Array.from({ length: 20_000 }, (_, line) => ({
    line,
    message: `Line ${line} has too few columns.`,
  })),
})

/** @type {import('../failures.mjs').Failure[]} */
export const others = [
  {
    host,
    id: 'problem-details',
    label: 'Problem details (RFC 9457)',
    method: 'POST',
    path: '/bookings',
    payload: { seats: 0, date: 'yesterday' },
    reply: {
      status: 422,
      headers: { 'Content-Type': 'application/problem+json' },
      body: {
        type: 'https://api.example.com/problems/booking',
        title: 'The booking cannot be made.',
        status: 422,
        detail: 'Two values do not fit.',
        instance: '/bookings/attempts/81',
        errors: [
          { detail: 'Book at least one seat.', pointer: '#/seats' },
          { detail: 'Name a day to come.', pointer: '#/date' },
        ],
      },
    },
  },
  {
    host,
    id: 'google-status',
    label: 'google.rpc.Status, wait 7 s',
    path: '/v1/models/demo:count',
    reply: {
      status: 429,
      body: {
        error: {
          code: 429,
          message: 'The quota of this project is used up.',
          status: 'RESOURCE_EXHAUSTED',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'RATE_LIMIT_EXCEEDED',
              domain: 'api.example.com',
              metadata: { quota: 'requests per minute' },
            },
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' },
          ],
        },
      },
    },
  },
  {
    host,
    id: 'home-grown',
    label: 'Home-grown JSON',
    path: '/legacy/customers/9',
    reply: {
      status: 400,
      body: { success: false, errorCode: 4711, errorMessage: 'Customer 9 has no contract.' },
    },
  },
  {
    host: 'parcels.example',
    id: 'parcels',
    label: 'An API that no pack knows',
    path: '/labels/31',
    reply: {
      status: 410,
      body: {
        error: { code: 'LABEL_EXPIRED', message: 'The label has expired.', request_id: 'req_8fK2' },
      },
    },
  },
  {
    host,
    id: 'hidden-error',
    label: 'An error in a 200',
    method: 'POST',
    path: '/chat/messages',
    payload: { channel: 'nowhere', text: 'hello' },
    reply: { status: 200, body: { ok: false, error: 'channel_not_found' } },
  },
  {
    host,
    id: 'stream',
    label: 'An error at the end of a stream',
    method: 'POST',
    path: '/chat/answers',
    payload: { question: 'Why?' },
    reply: {
      status: 200,
      headers: { 'Content-Type': 'text/event-stream' },
      body: [
        ...Array.from({ length: 40 }, (_, i) => `data: {"part":${i},"text":"so "}\n\n`),
        'event: error\ndata: {"error":{"code":"rate_limit_exceeded","message":"That is enough for today."}}\n\n',
      ].join(''),
    },
  },
  {
    host,
    id: 'maintenance',
    label: 'Closed until a date',
    path: '/reports/today',
    reply: {
      status: 503,
      retryAfterDateMs: 30_000,
      exposes: ['Retry-After'],
      body: { message: 'We are moving house.' },
    },
  },
  {
    host,
    id: 'markup',
    label: 'Markup in the message',
    path: '/markup',
    reply: { status: 400, body: { code: 'MARKUP', message: '<img src=x onerror="window.pwned=1">' } },
  },
  {
    host,
    id: 'gateway',
    label: 'HTML from a gateway',
    path: '/checkout',
    reply: { status: 502, headers: { 'Content-Type': 'text/html', Server: 'nginx' }, body: gateway },
  },
  {
    host,
    id: 'plain-text',
    label: 'Plain text',
    path: '/favourites',
    reply: { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '404 page not found\n' },
  },
  { host, id: 'empty', label: 'Nothing at all', path: '/search?q=errata', reply: { status: 500, body: '' } },
  {
    host,
    id: 'bulky',
    label: 'More than a mebibyte',
    method: 'POST',
    path: '/imports',
    payload: { lines: 20_000 },
    reply: { status: 400, body: bulky },
  },
]
