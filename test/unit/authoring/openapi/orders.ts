/** Descriptions of an invented API. */

const error = (code: string, extra: object = {}) => ({
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          description: 'Machine-readable code',
          enum: [code, 'rate_limited'],
          ...extra,
        },
        message: { type: 'string', description: 'Human-readable text' },
        request_id: { type: 'string' },
      },
    },
  },
})

const withSchema = (schema: object, description: string, more: object = {}) => ({
  description,
  content: { 'application/json': { schema } },
  ...more,
})

export const orders = {
  openapi: '3.1.0',
  info: { title: 'Acme Orders', version: '1' },
  externalDocs: { url: 'https://docs.acme.example/errors' },
  servers: [{ url: 'https://{region}.acme.test/v2/', variables: { region: { default: 'eu' } } }],
  paths: {
    '/orders': {
      post: {
        summary: 'Place an order',
        parameters: [{ $ref: '#/components/parameters/Key' }],
        responses: {
          201: { description: 'Placed.' },
          409: withSchema(error('order_exists'), 'An order with this reference was placed before.'),
          429: { $ref: '#/components/responses/Limited' },
        },
      },
      get: { operationId: 'listOrders', responses: { 429: { $ref: '#/components/responses/Limited' } } },
    },
    '/orders/{id}': {
      get: {
        summary: 'Read an order',
        responses: {
          404: {
            description: 'Not Found',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Error' },
                examples: {
                  gone: {
                    summary: 'The order was deleted',
                    value: {
                      error: { code: 'order_gone', message: 'The order is gone.', request_id: 'req_8f2k1m' },
                    },
                  },
                },
              },
            },
          },
          '5XX': withSchema({ $ref: '#/components/schemas/Error' }, 'Error'),
          default: withSchema({ $ref: '#/components/schemas/Error' }, 'Unexpected error'),
        },
      },
    },
  },
  components: {
    parameters: { Key: { in: 'header', name: 'Idempotency-Key', schema: { type: 'string' } } },
    responses: {
      Limited: withSchema(error('rate_limited'), 'Too many requests were sent by this key.', {
        headers: { 'Retry-After': { description: 'Seconds' }, 'X-Request-Id': {} },
      }),
    },
    schemas: {
      Error: {
        allOf: [error('order_gone', { 'x-enum-descriptions': ['The order is gone', 'Slow down a little'] })],
      },
    },
  },
}

/** The same kind of API in Swagger 2. */
export const parcels = {
  swagger: '2.0',
  info: { title: 'Parcels' },
  host: 'api.parcels.test:8443',
  basePath: '/v1',
  paths: {
    '/parcels': {
      get: {
        responses: {
          400: {
            description: 'The parcel number has a wrong check digit.',
            schema: {
              type: 'object',
              properties: { errorCode: { type: 'integer' }, errorMessage: { type: 'string' } },
            },
            examples: { 'application/json': { errorCode: 70012, errorMessage: 'Wrong check digit.' } },
          },
        },
      },
    },
  },
}
