import { updateMessage, updatePrefix } from './protocol.ts'

const FINAL_BINARY = 0x82

/**
 * WebSocket frames (RFC 6455 section 5.2) of a server, unmasked: built once, and the same bytes are written to every
 * socket of a room. `ws` would build them anew for each.
 */
export function frameMessages(messages: readonly Uint8Array[]): Buffer {
  const size = messages.reduce((sum, { length }) => sum + headerLength(length) + length, 0)
  const frames = Buffer.allocUnsafe(size)
  let offset = 0
  for (const message of messages) {
    offset = writeHeader(frames, offset, message.length)
    frames.set(message, offset)
    offset += message.length
  }
  return frames
}

/** Worth a write of its own. */
const LARGE = 64 * 1024

/**
 * Frames of updates, as pieces that follow each other: a large update is not copied, but written to everybody as it lies
 * in memory.
 */
export function frameContent(updates: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let small: Uint8Array[] = []
  for (const update of updates) {
    if (update.length < LARGE) {
      small.push(updateMessage(update))
      continue
    }
    pieces.push(frameMessages(small), framePrefix(update.length), update)
    small = []
  }
  pieces.push(frameMessages(small))
  return pieces.filter(({ length }) => length > 0)
}

function framePrefix(updateLength: number): Buffer {
  const prefix = updatePrefix(updateLength)
  const length = prefix.length + updateLength
  const header = Buffer.allocUnsafe(headerLength(length))
  writeHeader(header, 0, length)
  return Buffer.concat([header, prefix])
}

function headerLength(length: number): number {
  if (length < 126) return 2
  return length < 65_536 ? 4 : 10
}

function writeHeader(frames: Buffer, offset: number, length: number): number {
  frames[offset] = FINAL_BINARY
  if (length < 126) return frames.writeUInt8(length, offset + 1)
  if (length < 65_536) {
    frames[offset + 1] = 126
    return frames.writeUInt16BE(length, offset + 2)
  }
  frames[offset + 1] = 127
  return frames.writeBigUInt64BE(BigInt(length), offset + 2)
}
