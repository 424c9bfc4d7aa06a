import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** How a server is spoken to: y-websocket's protocol, in which Hocuspocus puts the document's name before each message. */
export type Dialect = {
  path: (document: string) => string
  /** Stands before each message of the document, in both directions. */
  prefix: (document: string) => Uint8Array
  /** Whether a token message opens the document. */
  asksForToken: boolean
}

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, syncReply: 4, marker: 101 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const
const NO_PREFIX = new Uint8Array()

export const STOCK: Dialect = {
  path: (document) => `/${document}`,
  prefix: () => NO_PREFIX,
  asksForToken: false,
}

export const NAMED: Dialect = {
  path: () => '/',
  prefix: (document) => encoding.encode((encoder) => encoding.writeVarString(encoder, document)),
  asksForToken: true,
}

/** What a client says first: its token where one is asked for, and that it has nothing yet. */
export function helloMessages(dialect: Dialect, document: string): Uint8Array[] {
  const step1 = syncMessage(dialect, document, SYNC.step1, Y.encodeStateVector(new Y.Doc()))
  return dialect.asksForToken ? [tokenMessage(dialect, document), step1] : [step1]
}

export function updateMessage(dialect: Dialect, document: string, update: Uint8Array): Uint8Array {
  return syncMessage(dialect, document, SYNC.update, update)
}

export function awarenessMessage(dialect: Dialect, document: string, update: Uint8Array) {
  return message(dialect, document, (encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** PACE's own: asks for word when all that went before is durable. */
export function markerMessage(dialect: Dialect, document: string, number: number): Uint8Array {
  return message(dialect, document, (encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.marker)
    encoding.writeVarUint(encoder, number)
  })
}

function syncMessage(
  dialect: Dialect,
  document: string,
  kind: number,
  payload: Uint8Array,
): Uint8Array {
  return message(dialect, document, (encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function tokenMessage(dialect: Dialect, document: string): Uint8Array {
  return message(dialect, document, (encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'bench')
  })
}

function message(
  dialect: Dialect,
  document: string,
  write: (encoder: encoding.Encoder) => void,
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, dialect.prefix(document))
    write(encoder)
  })
}
