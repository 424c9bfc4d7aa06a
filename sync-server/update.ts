import * as Y from 'yjs'

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
  const deletions: Range[] = []
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) deletions.push({ client, clock, length: len })
  }
  return { bytes, structs, deletions }
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
 * on (an earlier clock, a neighbour, a parent, what it deletes) is not there.
 */
export function reachOf(update: DecodedUpdate, known: Vector): Map<number, number> | null {
  const reach = new Map<number, number>()
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    const next = reach.get(client) ?? known.get(client) ?? 0
    if (struct instanceof Y.Skip) continue
    if (clock > next) return null
    reach.set(client, Math.max(next, clock + struct.length))
  }
  const isKnown = (client: number, end: number) =>
    end <= (reach.get(client) ?? known.get(client) ?? 0)
  const whole =
    update.structs.every((struct) =>
      dependencies(struct).every((id) => precedes(id, struct) && isKnown(id.client, id.clock + 1)),
    ) && update.deletions.every(({ client, clock, length }) => isKnown(client, clock + length))
  return whole ? reach : null
}

/** An item that builds on its own future would be pending for ever, on every client. */
function precedes(id: Y.ID, { id: own }: Struct): boolean {
  return id.client !== own.client || id.clock < own.clock
}

function dependencies(struct: Struct): Y.ID[] {
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
