import * as Y from 'yjs'
import type { StructIndex } from '../updates/struct-index.ts'
import type { Struct } from '../updates/update.ts'

/** Yjs takes away what is nested by recursion: a thousand levels and more are taken away only in part. */
export const MAX_DEPTH = 100

/** Where something stands: the top-level type, then keys; null is a place in a list or a text. */
export type Location = {
  root: string
  /** Where it is longer than `MAX_DEPTH`, only its beginning. */
  path: readonly (string | null)[]
  /** What it stands in, unless that is the top-level type. */
  holder: Struct | null
}
/**
 * One thing that an update does at a place. What it puts there deleted already only takes away what stood there, like a
 * deletion. `replaced`: the same update puts something there that may stand.
 */
export type Touch = Location &
  ({ does: 'insert'; item: Y.Item } | { does: 'delete'; item: Y.Item; replaced: boolean })
export type Locator = (struct: Struct) => Location | null

/** Finds where structs stand that nobody has applied; null for what Yjs would make garbage. */
export function createLocator(index: StructIndex): Locator {
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
    if (typeof parent === 'string') return { root: parent, path: [key], holder: null }
    const holder = parent instanceof Y.ID ? index.find(parent) : parent._item
    if (!holder && !(parent instanceof Y.ID))
      return { root: Y.findRootTypeKey(parent), path: [key], holder: null }
    const place = holder ? locate(holder) : null
    if (!place || place.path.length > MAX_DEPTH) return place
    return { root: place.root, path: [...place.path, key], holder }
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
