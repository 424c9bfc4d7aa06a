import { MESSAGE, SYNC } from './dialect.ts'

/** What of a server's message the generator looks at; `at` is where its content begins. */
export type ServerMessage = {
  kind: 'update' | 'step1' | 'step2' | 'awareness' | 'marker' | 'other'
  at: number
}

const OTHER: ServerMessage = { kind: 'other', at: 0 }
/** One for all: a generator that reads a million messages a second makes no objects. */
const message: ServerMessage = { kind: 'other', at: 0 }

/** Valid until the next call. */
export function readServerMessage(bytes: Uint8Array, start: number): ServerMessage {
  const type = bytes[start]
  if (type === MESSAGE.sync || type === MESSAGE.syncReply) return readSync(bytes, start + 1)
  if (type === MESSAGE.awareness) return found('awareness', afterVarUint(bytes, start + 1))
  if (type === MESSAGE.marker) return found('marker', start + 1)
  return OTHER
}

function readSync(bytes: Uint8Array, at: number): ServerMessage {
  const content = afterVarUint(bytes, at + 1)
  if (bytes[at] === SYNC.update) return found('update', content)
  return found(bytes[at] === SYNC.step1 ? 'step1' : 'step2', content)
}

function found(kind: ServerMessage['kind'], at: number): ServerMessage {
  message.kind = kind
  message.at = at
  return message
}

function afterVarUint(bytes: Uint8Array, at: number): number {
  let end = at
  while ((bytes[end] ?? 0) >= 0x80) end += 1
  return end + 1
}
