/** Bluum: four shapes of one code, BLUM-<status>-<sequence>. The wording is ours. */

const shared = {
  host: 'sandbox.api.bluumfinance.com',
  sends: { Authorization: 'Basic ZGVtb19rZXk6ZGVtb19zZWNyZXQ=' },
}

/** @type {import('../failures.mjs').Failure[]} */
export const bluum = [
  {
    ...shared,
    id: 'bluum-missing-field',
    code: 'BLUM-400-002',
    label: 'Required field left out',
    method: 'POST',
    path: '/v1/investors',
    payload: { first_name: 'Ada', country: 'GBR' },
    reply: {
      status: 400,
      body: {
        error: {
          type: 'invalid_request_error',
          code: 'BLUM-400-002',
          message: 'The field "email" has to be sent.',
          param: 'email',
        },
      },
    },
  },
  {
    ...shared,
    id: 'bluum-wrong-format',
    code: 'BLUM-400-003',
    label: 'Date in the wrong format',
    method: 'PATCH',
    path: '/v1/investors/inv_8f21',
    payload: { date_of_birth: '10/12/1815' },
    reply: {
      status: 400,
      body: {
        code: 'BLUM-400-003',
        message: 'One field cannot be read.',
        details: { field: 'date_of_birth', reason: 'Write dates as 1815-12-10.' },
      },
    },
  },
  {
    ...shared,
    id: 'bluum-wrong-key',
    code: 'BLUM-401-003',
    label: 'Wrong API key',
    path: '/v1/wallets',
    reply: {
      status: 401,
      body: { code: 'BLUM-401-003', message: 'This key and secret do not belong together.' },
    },
  },
  {
    ...shared,
    id: 'bluum-not-approved',
    code: 'BLUM-403-002',
    label: 'Account not approved yet',
    path: '/v1/investors/inv_8f21/positions',
    reply: {
      status: 403,
      body: { code: 'BLUM-403-002', message: 'Trading opens once this account is approved.' },
    },
  },
  {
    ...shared,
    id: 'bluum-unknown-code',
    code: 'BLUM-404-099',
    label: 'A code that no page lists',
    path: '/v1/policies/pol_77',
    reply: {
      status: 404,
      body: { error: { type: 'not_found_error', code: 'BLUM-404-099', message: 'There is no such policy.' } },
    },
  },
  {
    ...shared,
    id: 'bluum-key-reused',
    code: 'BLUM-409-002',
    label: 'Idempotency key used twice',
    method: 'POST',
    path: '/v1/deposits',
    sends: { ...shared.sends, 'Idempotency-Key': 'dep-2026-11-22-0001' },
    payload: { amount: '250.00', currency: 'USD' },
    reply: {
      status: 409,
      body: {
        error: {
          type: 'idempotency_error',
          code: 'BLUM-409-002',
          message: 'This key came with another amount before.',
        },
      },
    },
  },
  {
    ...shared,
    id: 'bluum-no-funds',
    code: 'BLUM-422-001',
    label: 'Not enough money',
    method: 'POST',
    path: '/v1/orders',
    payload: { symbol: 'ACME', side: 'buy', quantity: '100' },
    reply: {
      status: 422,
      body: {
        status: 'error',
        code: 'BLUM-422-001',
        message: 'The wallet holds 12.40 USD; the order needs 900.00 USD.',
      },
    },
  },
  {
    ...shared,
    id: 'bluum-rate-limited',
    code: 'BLUM-429-001',
    label: 'Too many requests, wait 20 s',
    path: '/v1/orders?status=open',
    reply: {
      status: 429,
      headers: { 'Retry-After': '20', 'X-Request-Id': '3f0c9e1e-demo-429' },
      exposes: ['Retry-After', 'X-Request-Id'],
      body: { code: 'BLUM-429-001', message: 'This key pair has used up its ten requests for this second.' },
    },
  },
  {
    ...shared,
    id: 'bluum-internal-post',
    code: 'BLUM-500-001',
    label: 'POST fails, without a key',
    method: 'POST',
    path: '/v1/withdrawals',
    payload: { amount: '80.00', currency: 'USD' },
    reply: {
      status: 500,
      headers: { 'X-Request-Id': '91b7d2aa-demo-500' },
      body: { error: { type: 'api_error', code: 'BLUM-500-001', message: 'Something broke on our side.' } },
    },
  },
  {
    ...shared,
    id: 'bluum-upstream-post',
    code: 'BLUM-500-017',
    label: 'POST fails, with a key',
    method: 'POST',
    path: '/v1/transfers',
    sends: { ...shared.sends, 'Idempotency-Key': 'tra-2026-11-22-0007' },
    payload: { amount: '80.00', to: 'wallet_2' },
    reply: {
      status: 500,
      body: {
        error: {
          type: 'api_error',
          code: 'BLUM-500-017',
          message: 'A service that we depend on did not answer.',
        },
      },
    },
  },
]
