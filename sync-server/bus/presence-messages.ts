import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** A presence with whose it is: who comes back by another node takes it over. Null where it is the server's own. */
export type Presented = { client: number; clock: number; state: string; holder: string | null }
/** What nodes say about the presences in a document: who is with you, and who is with me. */
export type PresenceMessage = { kind: 'ask' } | { kind: 'present'; entries: Presented[] }

const ASK = 0
const PRESENT = 1
/** An envelope over Postgres has room for one of these. */
const MAX_BYTES = 4_096
const MAX_ENTRIES = 1_000

export const ASK_MESSAGE: Uint8Array = Uint8Array.of(ASK)

/** In pieces that fit the smallest envelope; a single state may be longer than that. */
export function presenceMessages(entries: readonly Presented[]): Uint8Array[] {
  const pieces: Presented[][] = []
  let bytes = Infinity
  for (const entry of entries) {
    const length = 20 + Buffer.byteLength(entry.state) + Buffer.byteLength(entry.holder ?? '')
    if (bytes + length > MAX_BYTES) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(entry)
    bytes += length
  }
  return pieces.map(encode)
}

/** Null for what no node of this version says. */
export function readPresenceMessage(bytes: Uint8Array): PresenceMessage | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === ASK) return { kind: 'ask' }
    const count = decoding.readVarUint(decoder)
    if (kind !== PRESENT || count > MAX_ENTRIES) return null
    return { kind: 'present', entries: Array.from({ length: count }, () => readEntry(decoder)) }
  } catch {
    return null
  }
}

function readEntry(decoder: decoding.Decoder): Presented {
  const client = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  const state = decoding.readVarString(decoder)
  const holder = decoding.readVarString(decoder)
  return { client, clock, state, holder: holder || null }
}

function encode(entries: readonly Presented[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, PRESENT)
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state, holder } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
      encoding.writeVarString(encoder, holder ?? '')
    }
  })
}
