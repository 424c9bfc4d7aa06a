import * as decoding from 'lib0/decoding'

const SYNC = 0
const STEP1 = 0
const MARKER = 101

/** The update in a sync message of the server's (an update or a step 2); null in all other messages. */
export function relayedUpdate(message: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== SYNC) return null
  return decoding.readVarUint(decoder) === STEP1 ? null : decoding.readVarUint8Array(decoder)
}

/** The sequence that a marker's answer names; null in all other messages. */
export function markerSequence(message: Uint8Array): number | null {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== MARKER) return null
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder)
}
