import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { MESSAGE, REFUSED, SYNC } from '#domain/documents/wire.ts'

export type ClientMessage =
  | { type: 'step1' }
  /** `whole`: the answer to our step 1, all that we miss, with every deletion the client knows. */
  | { type: 'update'; update: Uint8Array; whole: boolean }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'marker'; number: number }
  | { type: 'renewal'; token: string }
  | { type: 'unknown' }

/** Throws on whatever is cut short, too long or not a message. */
export function readMessage(bytes: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { type: 'queryAwareness' }
    case MESSAGE.marker:
      return { type: 'marker', number: decoding.readVarUint(decoder) }
    case MESSAGE.renewal:
      return { type: 'renewal', token: decoding.readVarString(decoder) }
    default:
      return { type: 'unknown' }
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (kind === SYNC.step1) {
    Y.decodeStateVector(payload)
    return { type: 'step1' }
  }
  if (kind !== SYNC.step2 && kind !== SYNC.update) throw new Error('not a sync message')
  return { type: 'update', update: payload, whole: kind === SYNC.step2 }
}

const NOTHING = Uint8Array.of(0, 0)

export function step1Message(vector: Map<number, number>): Uint8Array {
  return syncMessage(SYNC.step1, Y.encodeStateVector(vector))
}

/** Says "synced" to a stock client. What it lacked went ahead of it as updates. */
export function step2Message(): Uint8Array {
  return syncMessage(SYNC.step2, NOTHING)
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(SYNC.update, update)
}

/** An update without content: the stock client closes itself after 30 s without a message. */
export function keepAliveMessage(): Uint8Array {
  return updateMessage(NOTHING)
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  return message(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
}

/** `permission denied` of y-protocols/auth, which stock clients print. */
export function refusalMessage(reason: string): Uint8Array {
  return message(MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, REFUSED)
    encoding.writeVarString(encoder, reason)
  })
}

/** Behind `seq` stands the generation, which `live/` shows when it comes back. */
export function markerMessage(
  number: number,
  position: { seq: number; generation: number },
): Uint8Array {
  return message(MESSAGE.marker, (encoder) => {
    encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, position.seq)
    encoding.writeVarUint(encoder, position.generation)
  })
}

/** `expiresAt` in seconds since 1970; 0 where the web session alone decides. */
export function renewalMessage(expiresAt: number): Uint8Array {
  return message(MESSAGE.renewal, (encoder) => encoding.writeVarUint(encoder, expiresAt))
}

function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  return message(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    write(encoder)
  })
}
