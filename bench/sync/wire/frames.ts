const FINAL = 0x80
const MASKED = 0x80
export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const
/** Any will do; made ahead, masking costs the generator nothing while it sends. */
const MASK = Buffer.from([0x5a, 0x31, 0xc4, 0x7e])

/** One WebSocket message of a client (RFC 6455 section 5.2), masked, ready for the socket. */
export function clientFrame(message: Uint8Array, opcode: number = OPCODE.binary): Buffer {
  const header = clientHeader(message.length, opcode)
  const frame = Buffer.allocUnsafeSlow(header.length + message.length)
  header.copy(frame)
  for (let index = 0; index < message.length; index += 1)
    frame[header.length + index] = (message[index] ?? 0) ^ (MASK[index & 3] ?? 0)
  return frame
}

function clientHeader(length: number, opcode: number): Buffer {
  const first = FINAL | opcode
  if (length < 126) return Buffer.concat([Buffer.from([first, MASKED | length]), MASK])
  if (length < 65_536) {
    const header = Buffer.from([first, MASKED | 126, 0, 0])
    header.writeUInt16BE(length, 2)
    return Buffer.concat([header, MASK])
  }
  const header = Buffer.alloc(10)
  header[0] = first
  header[1] = MASKED | 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, MASK])
}

/** What a frame of the server holds, without a copy: `bytes` from `start` to `end`. */
export type FrameListener = (opcode: number, bytes: Buffer, start: number, end: number) => void

/** Cuts what comes over TCP into frames: several may come in one chunk, and one in several. */
export class FrameReader {
  readonly #listener: FrameListener
  #rest: Buffer[] = []
  #restLength = 0
  /** How much must be there before it is worth another look. */
  #wanted = 0

  constructor(listener: FrameListener) {
    this.#listener = listener
  }

  push(chunk: Buffer): void {
    if (this.#restLength + chunk.length < this.#wanted) return this.#keep(chunk)
    const bytes = this.#restLength === 0 ? chunk : Buffer.concat([...this.#rest, chunk])
    this.#rest = []
    this.#restLength = 0
    this.#wanted = 0
    const read = this.#readAll(bytes)
    if (read < bytes.length) this.#keep(bytes.subarray(read))
  }

  #keep(part: Buffer): void {
    this.#rest.push(part)
    this.#restLength += part.length
  }

  #readAll(bytes: Buffer): number {
    let offset = 0
    while (offset + 2 <= bytes.length) {
      const start = payloadStart(bytes, offset)
      if (start > bytes.length) break
      const end = start + payloadLength(bytes, offset)
      if (end > bytes.length) {
        this.#wanted = end - offset
        break
      }
      this.#listener((bytes[offset] ?? 0) & 0x0f, bytes, start, end)
      offset = end
    }
    return offset
  }
}

function payloadStart(bytes: Buffer, offset: number): number {
  const short = (bytes[offset + 1] ?? 0) & 0x7f
  if (short < 126) return offset + 2
  return offset + (short === 126 ? 4 : 10)
}

function payloadLength(bytes: Buffer, offset: number): number {
  const short = (bytes[offset + 1] ?? 0) & 0x7f
  if (short < 126) return short
  return short === 126 ? bytes.readUInt16BE(offset + 2) : Number(bytes.readBigUInt64BE(offset + 2))
}
