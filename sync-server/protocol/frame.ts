import { MESSAGE, SYNC } from '#domain/documents/wire.ts'

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

const SYNC_UPDATE = [MESSAGE.sync, SYNC.update] as const
/** Worth a write of its own. */
const LARGE = 64 * 1024

/** The same for updates, as sync messages: written once, where an encoder and a copy would be two. */
export function frameUpdates(updates: readonly Uint8Array[]): Buffer {
  const frames = Buffer.allocUnsafe(
    updates.reduce((sum, { length }) => sum + prefixLength(length) + length, 0),
  )
  let offset = 0
  for (const update of updates) {
    offset = writePrefix(frames, offset, update.length)
    frames.set(update, offset)
    offset += update.length
  }
  return frames
}

/**
 * Frames of updates, as pieces that follow each other: a large update is not copied, but written to everybody as it lies
 * in memory.
 */
export function frameContent(updates: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let small: Uint8Array[] = []
  for (const update of updates) {
    if (update.length < LARGE) {
      small.push(update)
      continue
    }
    const prefix = Buffer.allocUnsafe(prefixLength(update.length))
    writePrefix(prefix, 0, update.length)
    pieces.push(frameUpdates(small), prefix, update)
    small = []
  }
  pieces.push(frameUpdates(small))
  return pieces.filter(({ length }) => length > 0)
}

/** Of all that stands before an update: the frame's header, and that it is a sync message. */
function prefixLength(updateLength: number): number {
  const inMessage = SYNC_UPDATE.length + varLength(updateLength)
  return headerLength(inMessage + updateLength) + inMessage
}

function writePrefix(frames: Buffer, start: number, updateLength: number): number {
  const length = SYNC_UPDATE.length + varLength(updateLength) + updateLength
  let offset = writeHeader(frames, start, length)
  for (const byte of SYNC_UPDATE) offset = frames.writeUInt8(byte, offset)
  return writeVar(frames, offset, updateLength)
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
