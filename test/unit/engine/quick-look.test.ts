import { describe, expect, test } from 'vitest'
import { edgesOf } from '../../../src/engine/detection/quick-look'
import { showsSigns } from '../../../src/engine/generic/shows-signs'
import { signTable } from '../../../src/engine/generic/signs'

const names = signTable([])

/** Does a glance at the body, of which it sees no more than the edges where it is long, show a sign of an error? */
const shows = (body: unknown) => {
  const edges = edgesOf({ state: 'present', text: JSON.stringify(body), base64: false, cut: false })
  return edges !== null && showsSigns(edges, names)
}

const data = { users: Array.from({ length: 40 }, (_, i) => ({ id: `u${i}`, login: `user-${i}` })) }
const stacktrace = Array.from({ length: 40 }, (_, i) => `    at resolve${i} (/app/src/users.js:${i}:9)`)

describe('in a long success, a glance sees', () => {
  test.each<[string, unknown]>([
    ['an error before the data', { error: { reason: 'No.' }, data }],
    ['an error behind the data', { data, success: false }],
    [
      'the errors of GraphQL behind the data, however long they are',
      {
        data,
        errors: [{ detail: 'No such user.', path: ['users', 0], extensions: { stacktrace } }],
      },
    ],
  ])('%s', (_, body) => {
    expect(shows(body)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['errors that are none, between data', { data: { ...data, errors: [], more: data } }],
    ['an error that is a part of the data', { users: data.users, last: { error: 'No.' }, more: data }],
  ])('no %s', (_, body) => {
    expect(shows(body)).toBe(false)
  })
})

test('a value is not taken for another where the glance ends in it', () => {
  for (let length = 0; length < 400; length++) {
    const padding = 'x'.repeat(length)
    expect(shows({ padding, error: null, errors: [], error_code: 0, ...data }), String(length)).toBe(false)
  }
})

test('nothing is told of a body that has to be decoded first', () => {
  expect(edgesOf({ state: 'present', text: 'eyJhIjoxfQ==', base64: true, cut: false })).toBeNull()
})
