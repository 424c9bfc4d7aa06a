import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { ClockWaits } from './clock-waits.ts'

export type Struct = Y.Item | Y.GC | Y.Skip
export type Range = { client: number; clock: number; length: number }
/** An update as sent, taken apart. Nothing of it has been applied anywhere. */
export type DecodedUpdate = {
  bytes: Uint8Array
  structs: readonly Struct[]
  deletions: readonly Range[]
}
/** The next clock of each client that is known: what a Yjs state vector says. */
export type Vector = { get(client: number): number | undefined }

/** Throws on bytes that are no update. The whole of it is read: what passes here will not trip a client up. */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate {
  const { structs, ds } = Y.decodeUpdate(bytes)
  requireOneSectionEach(bytes, structs)
  const deletions: Range[] = []
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) deletions.push({ client, clock, length: len })
  }
  return { bytes, structs, deletions }
}

/** Of two sections of one client `Y.applyUpdate` would take the last alone, while `Y.decodeUpdate` reads both. */
function requireOneSectionEach(bytes: Uint8Array, structs: readonly Struct[]): void {
  const sections = decoding.readVarUint(decoding.createDecoder(bytes))
  const [first] = structs
  if (sections === 1 && first && structs.every(({ id }) => id.client === first.id.client)) return
  if (sections === new Set(structs.map(({ id }) => id.client)).size) return
  throw new Error('an update has one section, which is not empty, for each client')
}

export function isEmpty({ structs, deletions }: DecodedUpdate): boolean {
  return structs.length === 0 && deletions.length === 0
}

/** Whether every struct is known already; of its deletions nothing is said. */
export function hasNoNewStructs({ structs }: DecodedUpdate, known: Vector): boolean {
  return structs.every(({ id, length }) => id.clock + length <= (known.get(id.client) ?? 0))
}

/**
 * The clocks that are known once this update is in, for the clients that it moves; null if something that it builds
 * on (an earlier clock, a neighbour, a parent, what it deletes) is not there. Every struct is looked at once and once
 * more for each time that it has to wait, whatever order the clients' sections come in.
 */
export function reachOf(update: DecodedUpdate, known: Vector): Map<number, number> | null {
  const reach = new Map<number, number>()
  const clockOf = (client: number) => reach.get(client) ?? known.get(client) ?? 0
  const waits = new ClockWaits<Section>()
  const ready = sectionsOf(update.structs)
  for (let section = ready.pop(); section; section = ready.pop()) {
    const missing = advance(section, reach, clockOf)
    if (missing) waits.add(missing, section)
    for (const released of waits.release(section.client, clockOf(section.client)))
      ready.push(released)
  }
  if (waits.size > 0) return null
  const isWhole = update.deletions.every(
    ({ client, clock, length }) => clock + length <= clockOf(client),
  )
  return isWhole ? reach : null
}

/** One client's structs, and how many of them are in. */
type Section = { client: number; structs: readonly Struct[]; done: number }

/**
 * Moves one client's clock on as far as it can before something is missing, as Yjs does; returns what that is. What waits
 * for each other in a circle would do so for ever.
 */
function advance(
  section: Section,
  reach: Map<number, number>,
  clockOf: (client: number) => number,
): { client: number; clock: number } | null {
  for (
    let struct = section.structs[section.done];
    struct;
    struct = section.structs[(section.done += 1)]
  ) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    if (clock > clockOf(client)) return { client, clock: clock - 1 }
    for (const id of foundationsOf(struct)) {
      if (!precedes(id, struct)) return { client, clock: Infinity }
      if (id.clock >= clockOf(id.client)) return id
    }
    reach.set(client, Math.max(clockOf(client), clock + struct.length))
  }
  return null
}

function sectionsOf(structs: readonly Struct[]): Section[] {
  const groups = Map.groupBy(structs, ({ id }) => id.client)
  return [...groups].map(([client, own]) => ({ client, structs: own, done: 0 }))
}

/** An item that builds on its own future would be pending for ever, on every client. */
function precedes(id: Y.ID, { id: own }: Struct): boolean {
  return id.client !== own.client || id.clock < own.clock
}

/** What a struct builds on: its neighbours, and what it stands in. */
export function foundationsOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID)
}

/** A vector with what a batch has added so far laid over it. */
export class LayeredVector implements Vector {
  readonly #base: Vector
  readonly #added = new Map<number, number>()

  constructor(base: Vector) {
    this.#base = base
  }

  get(client: number): number | undefined {
    return this.#added.get(client) ?? this.#base.get(client)
  }

  add(reach: Map<number, number>): void {
    for (const [client, clock] of reach) this.#added.set(client, clock)
  }
}
