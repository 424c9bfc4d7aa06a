import * as Y from 'yjs'
import { structsIn, StructIndex } from './struct-index.ts'
import type { DecodedUpdate, Range, Struct } from './update.ts'

/** Where something stands: the top-level type, then keys; null is a place in a list or a text. */
export type Location = { root: string; path: readonly (string | null)[] }
/** One thing that an update does. `content` is what it puts there. */
export type Touch = Location & ({ does: 'insert'; content: Y.Item['content'] } | { does: 'delete' })

/**
 * What an update touches, found without applying it. What is known or deleted already, and what Yjs would turn into
 * garbage because its surroundings are gone, touches nothing.
 */
export function* touchesOf(
  update: DecodedUpdate,
  earlier: readonly DecodedUpdate[],
  doc: Y.Doc,
): Generator<Touch> {
  const index = new StructIndex(doc, [...earlier, update])
  const lookUp = new StructIndex(doc, earlier)
  const locate = createLocator(index)
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item) || !index.isNew(lastId(struct))) continue
    const location = locate(struct)
    const known = lookUp.knownPartOf(struct)
    if (known) requireSamePlace(location, locate(known))
    if (location) yield { ...location, does: 'insert', content: struct.content }
  }
  for (const range of update.deletions) {
    for (const struct of standing(range, lookUp)) {
      const location = locate(struct)
      if (location) yield { ...location, does: 'delete' }
    }
  }
}

/** Yjs puts the rest of an item behind the part that it has, wherever the item itself claims to stand. */
function requireSamePlace(claimed: Location | null, known: Location | null): void {
  if (JSON.stringify(claimed) === JSON.stringify(known)) return
  throw new Error('an item goes on in another place than it began')
}

/** What of a range stands in the document or comes with an earlier update; the update's own is judged as it comes in. */
function* standing(range: Range, index: StructIndex): Generator<Struct> {
  for (const struct of structsIn(index.doc, range)) if (!struct.deleted) yield struct
  const end = range.clock + range.length
  let clock = Math.max(range.clock, Y.getState(index.doc.store, range.client))
  while (clock < end) {
    const struct = index.find({ client: range.client, clock })
    if (!struct) return
    yield struct
    clock = struct.id.clock + struct.length
  }
}

function createLocator(index: StructIndex): (struct: Struct) => Location | null {
  const known = new Map<Struct, Location | null>()

  /** Follows neighbours to the first one that names its parent; a loop, not recursion: a text is a long chain. */
  function locate(struct: Struct): Location | null {
    const chain = new Set<Struct>()
    let current: Struct | null = struct
    while (
      current instanceof Y.Item &&
      !known.has(current) &&
      !current.parent &&
      !chain.has(current)
    ) {
      chain.add(current)
      current = neighbour(current)
    }
    const location = current && !chain.has(current) ? placeOf(current) : null
    for (const link of chain) known.set(link, location)
    return location
  }

  function placeOf(struct: Struct): Location | null {
    const cached = known.get(struct)
    if (cached !== undefined || !(struct instanceof Y.Item)) return cached ?? null
    const location = below(struct.parent, struct.parentSub)
    known.set(struct, location)
    return location
  }

  function below(parent: Y.Item['parent'], key: string | null): Location | null {
    if (parent === null) return null
    if (typeof parent === 'string') return { root: parent, path: [key] }
    const holder = parent instanceof Y.ID ? index.find(parent) : parent._item
    if (!holder && !(parent instanceof Y.ID))
      return { root: Y.findRootTypeKey(parent), path: [key] }
    const place = holder ? locate(holder) : null
    return place && { root: place.root, path: [...place.path, key] }
  }

  /** As Yjs finds the parent of an item that names none; beside garbage an item becomes garbage itself. */
  function neighbour(item: Y.Item): Struct | null {
    const left = item.origin && index.find(item.origin)
    const right = item.rightOrigin && index.find(item.rightOrigin)
    if (left instanceof Y.GC || right instanceof Y.GC) return null
    return left ?? right
  }

  return locate
}

function lastId({ id, length }: Struct): { client: number; clock: number } {
  return { client: id.client, clock: id.clock + length - 1 }
}
