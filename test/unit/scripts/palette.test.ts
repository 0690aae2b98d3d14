/** The pictures keep their pixels, in the form that is asked for. */
import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withoutAlpha, withPalette } from '../../../scripts/screenshots/palette.mjs'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** Without a checksum, which is not read. */
function chunk(type: string, bytes: Buffer) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), bytes, Buffer.alloc(4)])
}

/** Two by two opaque pixels with alpha, as browsers write them: red, green, and below blue, black. */
const HEAD = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0])
const PIXELS = [
  [0, 255, 0, 0, 255, 0, 255, 0, 255],
  [0, 0, 0, 255, 255, 0, 0, 0, 255],
].flat()
const PNG = Buffer.concat([SIGNATURE, chunk('IHDR', HEAD), chunk('IDAT', deflateSync(Buffer.from(PIXELS)))])

/** What a chunk of a picture holds. */
function part(png: Buffer, type: string) {
  const at = png.indexOf(type, 'latin1')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

test('true colour without alpha', () => {
  const png = withoutAlpha(PNG)
  expect([...part(png, 'IHDR')]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  expect([...inflateSync(part(png, 'IDAT'))]).toEqual([0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0])
})

test('a palette', () => {
  const png = withPalette(PNG)
  expect([...part(png, 'IHDR')]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0])
  const palette = part(png, 'PLTE').toString('hex').match(/.{6}/g)
  const lines = inflateSync(part(png, 'IDAT'))
  const at = [1, 2, 4, 5].map((index) => palette?.[lines[index] ?? -1])
  expect(at).toEqual(['ff0000', '00ff00', '0000ff', '000000'])
})
