/** A WebSocket frame (RFC 6455 section 5.2), as far as a server and a client that are well-behaved send them. */
export type Frame = { opcode: number; payload: Uint8Array }

export const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/** Cuts a stream of bytes into an HTTP answer and then frames. Bytes that were cut before are not cut again. */
export class FrameReader {
  #rest = Buffer.alloc(0)
  #isUpgraded = false
  static readonly #whole = new WeakMap<Uint8Array, Frame[]>()

  /** Null where the server has refused the upgrade. */
  read(chunk: Buffer): Frame[] | 'refused' | 'upgraded' {
    if (!this.#isUpgraded) return this.#readAnswer(chunk)
    const isWhole = this.#rest.length === 0
    const known = isWhole ? FrameReader.#whole.get(chunk) : undefined
    if (known) return known
    const { frames, rest } = cut(isWhole ? chunk : Buffer.concat([this.#rest, chunk]))
    this.#rest = rest
    if (isWhole && rest.length === 0) FrameReader.#whole.set(chunk, frames)
    return frames
  }

  #readAnswer(chunk: Buffer): 'refused' | 'upgraded' {
    this.#isUpgraded = true
    return chunk.toString('latin1').startsWith('HTTP/1.1 101') ? 'upgraded' : 'refused'
  }
}

function cut(bytes: Buffer): { frames: Frame[]; rest: Buffer<ArrayBuffer> } {
  const frames: Frame[] = []
  let offset = 0
  while (offset + 2 <= bytes.length) {
    const head = headOf(bytes, offset)
    if (!head || head.end > bytes.length) break
    frames.push({
      opcode: (bytes[offset] ?? 0) & 15,
      payload: bytes.subarray(head.start, head.end),
    })
    offset = head.end
  }
  return { frames, rest: Buffer.from(bytes.subarray(offset)) }
}

function headOf(bytes: Buffer, offset: number): { start: number; end: number } | null {
  const short = (bytes[offset + 1] ?? 0) & 127
  const size = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = offset + 2 + size
  if (start > bytes.length) return null
  if (size === 0) return { start, end: start + short }
  const length =
    size === 2 ? bytes.readUInt16BE(offset + 2) : Number(bytes.readBigUInt64BE(offset + 2))
  return { start, end: start + length }
}

/** A client's frames are masked; a mask of zeros leaves the payload as it is. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const long = payload.length > 125
  const head = Buffer.alloc(long ? 14 : 6)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (long ? 127 : payload.length)
  if (long) head.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([head, payload])
}
