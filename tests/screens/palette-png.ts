import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
const CHANNELS_OF: Record<number, number> = { 2: 3, 6: 4 }

/** The same picture with at most 256 colours: a third of the size, and pages of flat colour do not show it. */
export function reduceToPalette(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png)
  const palette = chooseColours(pixels)
  const nearest = new Map<number, number>()
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels[y * width + x] ?? 0
      let index = nearest.get(colour)
      if (index === undefined) nearest.set(colour, (index = findNearest(palette, colour)))
      rows[y * (width + 1) + 1 + x] = index
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(
    palette.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]),
  )
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type Picture = { width: number; height: number; pixels: Uint32Array }

/** As browsers write them: 8 bits a channel, not interlaced. */
function readPixels(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = CHANNELS_OF[png[25] ?? 0]
  if (!channels || png[24] !== 8 || png[28] !== 0) throw new Error('Not a PNG as browsers write it')
  const data = unfilter(inflateSync(joinData(png)), width * channels, channels)
  const pixels = new Uint32Array(width * height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = data.readUIntBE(i * channels, 3)
  return { width, height, pixels }
}

function joinData(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length))
    }
    at += length + 12
  }
  return Buffer.concat(parts)
}

/** Each row says how it was made from the bytes to its left (`a`), above (`b`) and above left (`c`). */
function unfilter(raw: Buffer, stride: number, channels: number): Buffer {
  const height = raw.length / (stride + 1)
  const out = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const a = x < channels ? 0 : (out[at - channels] ?? 0)
      const b = y === 0 ? 0 : (out[at - stride] ?? 0)
      const c = x < channels || y === 0 ? 0 : (out[at - stride - channels] ?? 0)
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predict(filter, a, b, c)
    }
  }
  return out
}

function predict(filter: number, a: number, b: number, c: number): number {
  if (filter === 1) return a
  if (filter === 2) return b
  if (filter === 3) return (a + b) >> 1
  if (filter !== 4) return 0
  const guess = a + b - c
  const [da, db, dc] = [Math.abs(guess - a), Math.abs(guess - b), Math.abs(guess - c)]
  if (da <= db && da <= dc) return a
  return db <= dc ? b : c
}

/** The most frequent colours, each standing for its neighbourhood. */
function chooseColours(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  if (counts.size <= COLOURS) return [...counts.keys()]
  const chosen = new Map<number, number>()
  for (const [colour] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const neighbourhood = colour & 0xf8f8f8
    if (!chosen.has(neighbourhood)) chosen.set(neighbourhood, colour)
    if (chosen.size === COLOURS) break
  }
  return [...chosen.values()]
}

function findNearest(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Infinity
  for (const [index, candidate] of palette.entries()) {
    const distance = distanceOf(candidate, colour)
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

function distanceOf(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16)
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  return red * red + green * green + blue * blue
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(data.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}
