import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldPointer } from '../../../src/panel/field-pointer'

const BODY = {
  amount: 5,
  'user.email': 'literal',
  identity: { tax_id: '1', address: { city: 'x' } },
  items: [{ price: 1 }, { price: 2, tags: ['a', 'b'] }],
  data: { attributes: { 'first name': 'y', 'a/b': 1, 'm~n': 2 } },
  body: { inner: 1 },
  empty: [],
  'a[0]': 'odd',
}

describe('fieldPointer', () => {
  test.each([
    ['amount', '/amount'],
    ['identity.tax_id', '/identity/tax_id'],
    ['identity.address.city', '/identity/address/city'],
    ['/items/0/price', '/items/0/price'],
    ['#/items/1/tags/0', '/items/1/tags/0'],
    ['#/data/attributes/first%20name', '/data/attributes/first name'],
    ['/data/attributes/a~1b', '/data/attributes/a~1b'],
    ['data.attributes.a/b', '/data/attributes/a~1b'],
    ['data.attributes.m~n', '/data/attributes/m~0n'],
    ['items[0].price', '/items/0/price'],
    ['items.1.tags.1', '/items/1/tags/1'],
    ['items[1]', '/items/1'],
    ['$.items[1].price', '/items/1/price'],
    ["$['identity']['tax_id']", '/identity/tax_id'],
    ['data["attributes"]["first name"]', '/data/attributes/first name'],
    ['body.amount', '/amount'],
    ['body.inner', '/body/inner'],
    ['request.identity.tax_id', '/identity/tax_id'],
    ['user.email', '/user.email'],
    ['a[0]', '/a[0]'],
    ['empty', '/empty'],
  ])('%s leads to %s', (field, pointer) => {
    expect(fieldPointer(field, BODY)).toBe(pointer)
  })

  test.each([
    ['a member that was not sent', 'currency'],
    ['the last name of a longer path', 'tax_id'],
    ['another spelling', 'Amount'],
    ['an index past the end', 'items[7].price'],
    ['an index that is none', 'items.01.price'],
    ['a member of a list', 'items.length'],
    ['a member that every object has', 'constructor'],
    ['into a text', 'identity.tax_id.0'],
    ['no path', 'items[0'],
    ['dots alone', '..'],
    ['every item', 'items[*].price'],
    ['a broken escape', '#/%zz'],
    ['nothing', ''],
    ['the whole', '$'],
  ])('%s leads nowhere: %s', (_, field) => {
    expect(fieldPointer(field, BODY)).toBeNull()
  })

  test('a name that leads to two members leads nowhere', () => {
    expect(fieldPointer('a.b', { 'a.b': 1, a: { b: 2 } })).toBeNull()
  })

  test.each([[undefined], [null], ['text'], [4]])('there is nothing in %s', (body) => {
    expect(fieldPointer('amount', body)).toBeNull()
  })

  test('a list at the root has items', () => {
    expect(fieldPointer('[1].price', BODY.items)).toBe('/1/price')
    expect(fieldPointer('0.price', BODY.items)).toBe('/0/price')
  })

  test('never throws, whatever a server calls a field', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (field, body) => {
        expect(() => fieldPointer(field, body)).not.toThrow()
      }),
    )
  })
})
