/** Buildmarkets: three shapes around error.code. The wording is ours. */

const shared = {
  host: 'dev-tapp-api.tappengine.com',
  sends: { 'X-API-Key': 'tapp_sandbox_demo', 'X-API-Secret': 'demo' },
}

/** @type {import('../failures.mjs').Failure[]} */
export const buildmarkets = [
  {
    ...shared,
    id: 'buildmarkets-one-field',
    code: 'VALIDATION_ERROR',
    label: 'One wrong field',
    method: 'POST',
    path: '/v1/accounts',
    payload: { identity: { tax_id: '12' } },
    reply: {
      status: 400,
      body: {
        error: {
          code: 'VALIDATION_ERROR',
          message: 'A tax number has nine to eleven digits.',
          field: 'identity.tax_id',
          request_id: 'req_demo000001',
        },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-two-fields',
    code: 'VALIDATION_ERROR',
    label: 'Two wrong fields',
    method: 'PATCH',
    path: '/v1/accounts/acc_19',
    payload: { identity: { tax_id: '12', birth_date: 'soon' } },
    reply: {
      status: 400,
      body: {
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Two fields cannot be accepted.',
          details: [
            { field: 'identity.tax_id', reason: 'Nine digits are needed.' },
            { field: 'identity.birth_date', reason: 'Write 1990-01-31.' },
          ],
          request_id: 'req_demo000002',
        },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-bluum-code',
    code: 'BLUM-400-001',
    label: "A partner's code on this host",
    method: 'POST',
    path: '/v1/investors',
    payload: { tax_id: '12' },
    reply: {
      status: 400,
      body: {
        error: {
          type: 'invalid_request_error',
          code: 'BLUM-400-001',
          message: 'That tax number is too short.',
          param: 'tax_id',
        },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-revoked',
    code: 'KEY_REVOKED',
    label: 'Key revoked',
    path: '/v1/accounts?limit=10',
    reply: {
      status: 401,
      body: {
        error: { code: 'KEY_REVOKED', message: 'This key was withdrawn.', request_id: 'req_demo000003' },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-no-order',
    code: 'ORDER_NOT_FOUND',
    label: 'Order not found',
    path: '/v1/accounts/acc_19/orders/ord_404',
    reply: {
      status: 404,
      body: {
        error: { code: 'ORDER_NOT_FOUND', message: 'We know no such order.', request_id: 'req_demo000004' },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-duplicate',
    code: 'DUPLICATE_CLIENT_ORDER_ID',
    label: 'Order sent twice',
    method: 'POST',
    path: '/v1/accounts/acc_19/orders',
    payload: { client_order_id: 'my-order-7', symbol: 'ACME', qty: 1 },
    reply: {
      status: 409,
      body: {
        error: {
          code: 'DUPLICATE_CLIENT_ORDER_ID',
          message: 'You already named an order like that.',
          request_id: 'req_demo000005',
        },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-closed',
    code: 'MARKET_CLOSED',
    label: 'Market closed',
    method: 'POST',
    path: '/v1/accounts/acc_20/orders',
    payload: { client_order_id: 'my-order-8', symbol: 'ACME', qty: 1, type: 'market' },
    reply: {
      status: 422,
      body: {
        error: { code: 'MARKET_CLOSED', message: 'Trading opens at 09:30.', request_id: 'req_demo000006' },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-rate-limited',
    code: 'RATE_LIMITED',
    label: 'Too many requests, wait 2 s',
    path: '/v1/quotes/ACME',
    reply: {
      status: 429,
      // Not exposed: the page's own code cannot read these, DevTools can.
      headers: { 'Retry-After': '2', 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0' },
      body: {
        error: { code: 'RATE_LIMITED', message: 'Ten a second are allowed.', request_id: 'req_demo000007' },
      },
    },
  },
  {
    ...shared,
    id: 'buildmarkets-unavailable-post',
    code: 'SERVICE_UNAVAILABLE',
    label: 'POST refused until a date',
    method: 'POST',
    path: '/v1/accounts/acc_19/deposits',
    payload: { amount: '500.00' },
    reply: {
      status: 503,
      retryAfterDateMs: 45_000,
      exposes: ['Retry-After'],
      body: {
        error: { code: 'SERVICE_UNAVAILABLE', message: 'Back in a moment.', request_id: 'req_demo000008' },
      },
    },
  },
]
