/** BlooBank: one envelope for all, with details per field; signed requests. The wording is ours. */

const shared = {
  host: 'txengine.bloobank.com',
  sends: {
    'X-Access-Key': 'ak_demo',
    'X-Access-Timestamp': '1795305600000',
    'X-Access-Request-Id': '0b7d7a0e-5f0c-4c52-9a55-6a0d8f3b1c11',
    'X-Access-Signature': 'MEQCIDemoDemoDemoDemoDemoDemoDemoDemoDemoDemoDemoAiA=',
  },
}

/**
 * @param {number} code
 * @param {string} status
 * @param {string} message
 * @param {{ reason: string, description: string, metadata: Record<string, unknown> }[]} details
 */
const reply = (code, status, message, details) => ({
  status: code,
  body: { error: { code, status, message, details } },
})

/** @type {import('../failures.mjs').Failure[]} */
export const bloobank = [
  {
    ...shared,
    id: 'bloobank-invalid-fields',
    code: 'INVALID_ARGUMENT',
    label: 'Three wrong fields',
    method: 'POST',
    path: '/txengine/v1/wallets?page_size=0',
    payload: { name: '', currency: 'brl' },
    reply: reply(400, 'INVALID_ARGUMENT', 'Some values cannot be accepted.', [
      { reason: 'INVALID_FIELD', description: 'A wallet needs a name.', metadata: { field: 'name' } },
      {
        reason: 'INVALID_FIELD',
        description: 'Currencies are written in capitals.',
        metadata: { field: 'currency' },
      },
      {
        reason: 'INVALID_PAGE_SIZE',
        description: 'A page holds at least one item.',
        metadata: { param: 'page_size' },
      },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-signature',
    code: 'SIGNATURE_INVALID',
    label: 'Wrong signature',
    path: '/txengine/v1/wallets/main/balance',
    reply: reply(401, 'SIGNATURE_INVALID', 'The signature is not the one we compute.', [
      {
        reason: 'SIGNATURE_INVALID',
        description: 'Check the string that was signed.',
        metadata: { decisionId: 'acd_DemoDemoDemo01' },
      },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-replay',
    code: 'REPLAY_DETECTED',
    label: 'Request id used twice',
    path: '/txengine/v1/wallets/main',
    reply: reply(401, 'REPLAY_DETECTED', 'This request id came before.', [
      { reason: 'REPLAY_DETECTED', description: 'Each attempt takes a new id.', metadata: {} },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-denied',
    code: 'RBAC_DENY',
    label: 'Role missing',
    method: 'DELETE',
    path: '/txengine/v1/wallets/main',
    reply: reply(403, 'RBAC_DENY', 'No role of yours allows this.', [
      {
        reason: 'RBAC_DENY',
        description: 'Deleting wallets takes a role that this credential lacks.',
        metadata: { decisionId: 'acd_DemoDemoDemo02' },
      },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-no-wallet',
    code: 'WALLET_NOT_FOUND',
    label: 'Wallet not found',
    path: '/txengine/v1/wallets/savings',
    reply: reply(404, 'WALLET_NOT_FOUND', 'No wallet has that name.', [
      { reason: 'WALLET_NOT_FOUND', description: 'Nothing is called "savings".', metadata: {} },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-key-reused',
    code: 'IDEMPOTENCY_KEY_IN_USE_WITH_DIFFERENT_PARAMS',
    label: 'Same key, other payment',
    method: 'POST',
    path: '/txengine/v1/payment-orders',
    payload: { idempotencyKey: 'pay-0042', wallet: 'main', amount: 990 },
    reply: reply(
      422,
      'IDEMPOTENCY_KEY_IN_USE_WITH_DIFFERENT_PARAMS',
      'That key belongs to another payment.',
      [
        {
          reason: 'IDEMPOTENCY_KEY_IN_USE_WITH_DIFFERENT_PARAMS',
          description: 'The first payment under this key was over 1000.',
          metadata: { field: 'idempotencyKey' },
        },
      ],
    ),
  },
  {
    ...shared,
    id: 'bloobank-exhausted',
    code: 'RESOURCE_EXHAUSTED',
    label: 'Quota used up, wait 12 s',
    path: '/txengine/v1/payment-orders?page_size=100',
    reply: reply(429, 'RESOURCE_EXHAUSTED', 'The quota of this credential is used up.', [
      {
        reason: 'RATE_LIMIT_EXCEEDED',
        description: 'One hundred requests a minute are allowed.',
        metadata: { limit: 100, window_seconds: 60, retry_after_seconds: 12 },
      },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-internal',
    code: 'INTERNAL',
    label: 'Internal error with a record',
    path: '/txengine/v1/statements/2026-11',
    reply: reply(500, 'INTERNAL', 'Something went wrong inside.', [
      {
        reason: 'ERROR_RECORDED',
        description: 'It was written down.',
        metadata: { id: 'exc_DemoDemoDemo03' },
      },
    ]),
  },
  {
    ...shared,
    id: 'bloobank-provider',
    code: 'PROVIDER_UNAVAILABLE',
    label: 'Payment network down',
    method: 'POST',
    path: '/txengine/v1/payment-orders/instant',
    payload: { idempotencyKey: 'pay-0043', wallet: 'main', amount: 1200 },
    reply: reply(503, 'PROVIDER_UNAVAILABLE', 'The payment network does not answer.', []),
  },
]
