import { annotate, type Catalogue, compile, type Pack } from '../../src/engine'
import { exchange, type Sketch, STARTED_AT_MS } from './exchange'

const source = { url: 'https://example.com/errors', checked: '2026-11-22' }

/** The generic pack of tests: a few statuses, told in one word each. */
const httpPack: Pack = {
  id: 'http',
  name: 'HTTP',
  specificity: 'generic',
  source,
  envelopes: [],
  requestId: [{ header: 'cf-ray' }],
  families: [
    { status: [400], title: 'Bad Request', meaning: 'Bad.', resolution: 'Mend.', retry: 'fix' },
    { status: [403], title: 'Forbidden', meaning: 'No.', resolution: 'Ask.', retry: 'fix' },
    { status: [410], title: 'Gone', meaning: 'Gone.', resolution: 'Drop.', retry: 'never' },
    { status: [429], title: 'Too Many Requests', meaning: 'Slow.', resolution: 'Wait.', retry: 'after' },
    {
      status: [500],
      title: 'Internal Server Error',
      meaning: 'Broke.',
      resolution: 'Wait.',
      retry: 'backoff',
    },
    { status: [503], title: 'Service Unavailable', meaning: 'Busy.', resolution: 'Wait.', retry: 'backoff' },
  ],
  retry: { flags: [{ header: 'x-should-retry' }], idempotencyKey: [{ requestHeader: 'Idempotency-Key' }] },
}

/** A vendor of tests: `{error:{code,message,details[]}}` from api.acme.test, with a few codes. */
export const acmePack: Pack = {
  id: 'acme',
  name: 'Acme',
  specificity: 'vendor',
  source,
  hosts: ['*.acme.test'],
  signals: [{ header: 'acme-version' }],
  envelopes: [
    {
      name: 'error object',
      all: [
        { pointer: '/error/code', type: 'string' },
        { pointer: '/error/message', type: 'string' },
      ],
      extract: {
        code: ['/error/code'],
        message: ['/error/message'],
        items: {
          at: '/error/details',
          code: ['/reason'],
          message: ['/text'],
          field: ['/field'],
          param: ['/param'],
        },
      },
    },
    {
      name: 'numbered code',
      all: [{ pointer: '/acme_code', like: 'AC-###', conclusive: true }],
      extract: { code: ['/acme_code'] },
    },
  ],
  requestId: ['/error/request_id', { header: 'acme-request-id' }],
  codes: {
    limited: { title: 'Limited', meaning: 'Too fast.', resolution: 'Wait.', retry: 'after' },
    broken: { title: 'Broken', meaning: 'It broke.', resolution: 'Try later.', retry: 'backoff' },
    refused: { title: 'Refused', meaning: 'Refused.', resolution: 'Mend.', retry: 'fix' },
    exhausted: { title: 'Quota used up', meaning: 'No quota.', resolution: 'Buy more.', retry: 'fix' },
    duplicate: {
      title: 'Duplicate',
      meaning: 'Done before.',
      resolution: 'Fetch it.',
      retry: 'never',
      applied: 'yes',
    },
    replayed: {
      title: 'Replayed',
      meaning: 'Seen before.',
      resolution: 'Use a fresh id.',
      retry: 'now',
      applied: 'maybe',
    },
    silent: { title: 'Silent', meaning: 'No word on retrying.' },
  },
  families: [
    { code: 'AC-5##', title: 'Server trouble', meaning: 'Trouble.', resolution: 'Wait.', retry: 'backoff' },
  ],
}

export const catalogueOf = (...packs: Pack[]): Catalogue => compile([httpPack, ...packs])

/** An address of Acme, and the body of an error in its shape. */
export const acmeUrl = 'https://api.acme.test/v1/orders'
export const acmeBody = { error: { code: 'limited', message: 'Text.' } }

/** The annotation of an exchange by the generic pack and those given. */
export const explain = (sketch: Sketch, ...packs: Pack[]) =>
  annotate(exchange(sketch), catalogueOf(...packs), STARTED_AT_MS)
