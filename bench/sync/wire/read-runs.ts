import * as Y from 'yjs'

/** `length` clocks of a client from `clock` on: what a typing edit, or several of them merged, takes up. */
export type RunListener = (client: number, clock: number, length: number) => void

const STRUCT = { gc: 0, string: 4, skip: 10 } as const
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20

/**
 * Which clocks an update fills. A generator that reads a million edits a second cannot build a struct for each, so updates of plain
 * typing are read by hand; whatever else stands in one is left to Yjs. A run may be told twice: count clocks, not calls.
 */
export function readRuns(bytes: Uint8Array, start: number, listener: RunListener): void {
  if (!readTyping({ bytes, at: start }, listener)) readByYjs(bytes.subarray(start), listener)
}

type Cursor = { bytes: Uint8Array; at: number }

/** False where something is not plain typing; the listener may then have heard a part. */
function readTyping(cursor: Cursor, listener: RunListener): boolean {
  const clients = readVarUint(cursor)
  for (let block = 0; block < clients; block += 1) {
    const structs = readVarUint(cursor)
    const client = readVarUint(cursor)
    let clock = readVarUint(cursor)
    for (let struct = 0; struct < structs; struct += 1) {
      const info = cursor.bytes[cursor.at++] ?? 0
      const length = readLength(cursor, info)
      if (length < 0) return false
      if ((info & 0x1f) === STRUCT.string) listener(client, clock, length)
      clock += length
    }
  }
  return true
}

function readLength(cursor: Cursor, info: number): number {
  const kind = info & 0x1f
  if (kind === STRUCT.gc || kind === STRUCT.skip) return readVarUint(cursor)
  if (kind !== STRUCT.string) return -1
  if (info & HAS_ORIGIN) skipId(cursor)
  if (info & HAS_RIGHT_ORIGIN) skipId(cursor)
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) skipParent(cursor, info)
  // Plain ASCII: as many clocks as bytes.
  return skipString(cursor)
}

function skipId(cursor: Cursor): void {
  readVarUint(cursor)
  readVarUint(cursor)
}

function skipParent(cursor: Cursor, info: number): void {
  const isName = readVarUint(cursor) === 1
  if (isName) skipString(cursor)
  else skipId(cursor)
  if (info & HAS_PARENT_SUB) skipString(cursor)
}

function skipString(cursor: Cursor): number {
  const length = readVarUint(cursor)
  cursor.at += length
  return length
}

function readVarUint(cursor: Cursor): number {
  let byte = cursor.bytes[cursor.at++] ?? 0
  if (byte < 0x80) return byte
  let number = byte & 0x7f
  let factor = 128
  for (;;) {
    byte = cursor.bytes[cursor.at++] ?? 0
    number += (byte & 0x7f) * factor
    if (byte < 0x80) return number
    factor *= 128
  }
}

function readByYjs(update: Uint8Array, listener: RunListener): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue
    listener(struct.id.client, struct.id.clock, struct.length)
  }
}
