/** Failures that are not the envelope's: what the browser, the network or the page's own code does. And two successes. */

const host = 'api.example.com'

/** @type {import('../failures.mjs').Failure[]} */
export const transport = [
  {
    id: 'unread',
    label: 'The page never reads the body',
    host: 'sandbox.api.bluumfinance.com',
    path: '/v1/market-hours',
    page: 'ignores',
    reply: {
      status: 429,
      headers: { 'Retry-After': '20', 'X-Request-Id': '5d2f7c10-demo-429' },
      exposes: ['Retry-After'],
      body: { code: 'BLUM-429-001', message: 'Nobody will read this.' },
    },
  },
  {
    host,
    id: 'cors',
    label: 'Blocked by CORS',
    path: '/internal/metrics',
    reply: { status: 200, allows: 'nobody', body: { visitors: 3 } },
  },
  {
    host,
    id: 'wrong-origin',
    label: 'CORS: another origin',
    path: '/internal/reports',
    reply: { status: 200, allows: 'another-origin', body: { reports: [] } },
  },
  {
    // Firefox tells a call with credentials from others by its cookie alone, and here there is none: it shows the 401.
    host,
    id: 'star-credentials',
    label: 'CORS: * with credentials',
    path: '/internal/profile',
    page: 'sends-credentials',
    reply: { status: 401, allows: 'everybody', body: { error: 'no session' } },
  },
  {
    host,
    id: 'refused-header',
    label: 'Preflight refuses a header',
    path: '/internal/search',
    sends: { 'X-Api-Key': 'demo' },
    reply: { status: 200, allows: 'no-headers', body: {} },
  },
  {
    host,
    id: 'hidden',
    label: 'Headers hidden from the page',
    path: '/quota',
    reply: {
      status: 429,
      headers: { 'Retry-After': '30', 'X-RateLimit-Remaining': '0', 'X-Request-Id': 'req_demo_hidden_1' },
      exposes: ['Server-Timing'],
      body: { error: 'slow down' },
    },
  },
  {
    host,
    id: 'preflight',
    label: 'Preflight refused',
    method: 'PUT',
    path: '/internal/settings',
    payload: { theme: 'dark' },
    reply: { status: 200, allows: 'no-preflight', body: {} },
  },
  { host, id: 'cancelled', label: 'Cancelled by the page', path: '/slow', page: 'cancels', reply: 'never' },
  {
    // IANA has assigned port 4 to nothing, and it is not among the ports that browsers refuse (Fetch §2.9, "bad port").
    host: '127.0.0.1:4',
    id: 'refused',
    label: 'Connection refused',
    path: '/anything',
    reply: 'never',
  },
  {
    host,
    id: 'success',
    label: 'A success',
    path: '/health',
    silent: true,
    reply: { status: 200, body: { status: 'ok' } },
  },
  {
    host,
    id: 'created',
    label: 'Another success',
    method: 'POST',
    path: '/notes',
    payload: { text: 'hello' },
    silent: true,
    reply: { status: 201, body: { id: 'note_1', errors: [] } },
  },
]
