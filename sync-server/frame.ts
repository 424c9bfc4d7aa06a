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

const SYNC_UPDATE = [0, 2] as const

/** The same for updates, as sync messages: written once, where an encoder and a copy would be two. */
export function frameUpdates(updates: readonly Uint8Array[]): Buffer {
  const lengths = updates.map(({ length }) => SYNC_UPDATE.length + varLength(length) + length)
  const frames = Buffer.allocUnsafe(
    lengths.reduce((sum, length) => sum + headerLength(length) + length, 0),
  )
  let offset = 0
  for (const [index, update] of updates.entries()) {
    offset = writeHeader(frames, offset, lengths[index] ?? 0)
    for (const byte of SYNC_UPDATE) offset = frames.writeUInt8(byte, offset)
    offset = writeVar(frames, offset, update.length)
    frames.set(update, offset)
    offset += update.length
  }
  return frames
}

/** A variable-length number as lib0 writes it: seven bits a byte, the lowest first. */
function varLength(value: number): number {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1
  return length
}

function writeVar(frames: Buffer, start: number, value: number): number {
  let offset = start
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    offset = frames.writeUInt8((rest % 128) + 128, offset)
  }
  return frames.writeUInt8(rest, offset)
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
