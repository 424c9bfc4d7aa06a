import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Id = { client: number; clock: number }
/** An item of plain values, as no Yjs would write it. Its place is a map's key, or behind another item. */
export type ForgedItem = {
  id: Id
  at: { root: string; key: string } | { origin: Id }
  values: readonly (string | number | boolean)[]
}

const CONTENT_ANY = 8
const HAS_ORIGIN = 0x80
const HAS_KEY = 0x20

/** An update (Yjs's first format) with a section for each item, whoever's it is. */
export function forgeUpdate(items: readonly ForgedItem[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, items.length)
    for (const item of items) writeSection(encoder, item)
    encoding.writeVarUint(encoder, 0)
  })
}

function writeSection(encoder: encoding.Encoder, { id, at, values }: ForgedItem): void {
  encoding.writeVarUint(encoder, 1)
  writeId(encoder, id)
  if ('origin' in at) {
    encoding.writeUint8(encoder, CONTENT_ANY | HAS_ORIGIN)
    writeId(encoder, at.origin)
  } else {
    encoding.writeUint8(encoder, CONTENT_ANY | HAS_KEY)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, at.root)
    encoding.writeVarString(encoder, at.key)
  }
  encoding.writeVarUint(encoder, values.length)
  for (const value of values) encoding.writeAny(encoder, value)
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Where the last thing stands that was written: the lead's stage. */
export function lastId(doc: Y.Doc) {
  const [client = 0, clocks = 0] = [...Y.decodeStateVector(Y.encodeStateVector(doc))][0] ?? []
  return { client, clock: clocks - 1 }
}
