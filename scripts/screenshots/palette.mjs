/** Makes PNGs small: at most 256 colours, which is enough for a panel of text (PNG, third edition: w3.org/TR/png-3). */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const MOST_COLOURS = 256
/** So many stay as they are: grounds and texts, which may be close to each other. */
const KEPT = 96
/** How far apart colours may be that become one: the least that leaves few enough. */
const DISTANCES = [0, 4, 8, 12, 16, 24, 32, 48, 64]

/** @param {Buffer} png @returns {{ type: string, bytes: Buffer }[]} */
function chunksOf(png) {
  const chunks = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      bytes: png.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  return chunks
}

/** What a filter adds to a byte, from its left, upper and upper left neighbours (§9.2). */
const FILTERS = [
  () => 0,
  (/** @type {number} */ left) => left,
  (/** @type {number} */ _, /** @type {number} */ up) => up,
  (/** @type {number} */ left, /** @type {number} */ up) => (left + up) >> 1,
  (/** @type {number} */ left, /** @type {number} */ up, /** @type {number} */ corner) => {
    const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
    if (Number(toLeft) <= Number(toUp) && Number(toLeft) <= Number(toCorner)) return left
    return Number(toUp) <= Number(toCorner) ? up : corner
  },
]

/** The pixels as 0xRRGGBB. Only what browsers write is read: 8 bits a channel, not interlaced. @param {Buffer} png */
function decode(png) {
  const chunks = chunksOf(png)
  const head = chunks[0]?.bytes ?? Buffer.alloc(13)
  const [width, height, depth, kind, interlaced] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8],
    head[9],
    head[12],
  ]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced) throw new Error('a PNG of another kind')
  const size = kind === 6 ? 4 : 3
  const stride = width * size
  const bytes = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.bytes)),
  )
  const pixels = new Uint32Array(width * height)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1)
    const add = FILTERS[bytes[from] ?? 0] ?? (() => 0)
    const line = new Uint8Array(stride)
    for (let x = 0; x < stride; x++) {
      const [left, corner] = x < size ? [0, 0] : [line[x - size] ?? 0, above[x - size] ?? 0]
      line[x] = (bytes[from + 1 + x] ?? 0) + add(left, above[x] ?? 0, corner)
    }
    for (let x = 0; x < width; x++) {
      const at = x * size
      pixels[y * width + x] = ((line[at] ?? 0) << 16) | ((line[at + 1] ?? 0) << 8) | (line[at + 2] ?? 0)
    }
    above = line
  }
  return { width, height, pixels }
}

/** @param {number} a @param {number} b */
const distance = (a, b) =>
  Math.hypot((a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255))

/** The most frequent colours; of the rarer ones, none that is near to one that is there already. @param {Uint32Array} pixels */
function paletteOf(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const colours = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour)
  for (const least of DISTANCES) {
    /** @type {number[]} */
    const chosen = []
    for (const colour of colours) {
      if (chosen.length < KEPT || chosen.every((each) => distance(each, colour) > least)) chosen.push(colour)
      if (chosen.length > MOST_COLOURS) break
    }
    if (chosen.length <= MOST_COLOURS) return chosen
  }
  return colours.slice(0, MOST_COLOURS)
}

/** @param {string} type @param {Buffer} bytes */
function chunk(type, bytes) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), bytes])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(bytes.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** A file of 8 bits a channel. @param {{ width: number, height: number, kind: 2 | 3, lines: Buffer, between?: Buffer }} picture */
function pngOf({ width, height, kind, lines, between = Buffer.alloc(0) }) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, kind, 0, 0, 0], 8)
  const pixels = chunk('IDAT', deflateSync(lines, { level: 9 }))
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), between, pixels, chunk('IEND', Buffer.alloc(0))])
}

/**
 * The same picture in true colour without alpha, which is what the Chrome Web Store takes
 * (developer.chrome.com/docs/webstore/images). @param {Buffer} png
 */
export function withoutAlpha(png) {
  const { width, height, pixels } = decode(png)
  const stride = 1 + 3 * width
  const lines = Buffer.alloc(stride * height)
  for (const [at, pixel] of pixels.entries())
    lines.writeUIntBE(pixel, Math.floor(at / width) * stride + 1 + 3 * (at % width), 3)
  return pngOf({ width, height, kind: 2, lines })
}

/** The same picture with a palette. @param {Buffer} png */
export function withPalette(png) {
  const { width, height, pixels } = decode(png)
  const palette = paletteOf(pixels)
  const index = new Map(palette.map((colour, at) => [colour, at]))
  const lines = Buffer.alloc((width + 1) * height)
  for (const [at, pixel] of pixels.entries()) {
    let found = index.get(pixel)
    if (found === undefined) {
      const distances = palette.map((colour) => distance(colour, pixel))
      found = distances.indexOf(Math.min(...distances))
      index.set(pixel, found)
    }
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = found
  }
  const colours = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])
  return pngOf({ width, height, kind: 3, lines, between: chunk('PLTE', Buffer.from(colours)) })
}
