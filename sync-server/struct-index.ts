import * as Y from 'yjs'
import type { DecodedUpdate, Range, Struct } from './update.ts'

type Id = { client: number; clock: number }

/** Finds structs in a document and in updates that have not been applied to it. */
export class StructIndex {
  readonly #doc: Y.Doc
  readonly #added = new Map<number, Struct[]>()

  constructor(doc: Y.Doc, updates: readonly DecodedUpdate[]) {
    this.#doc = doc
    for (const struct of updates.flatMap(({ structs }) => structs)) {
      const known = this.#added.get(struct.id.client)
      if (known) known.push(struct)
      else this.#added.set(struct.id.client, [struct])
    }
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** The document's own struct comes first: a clock that it knows means what it says there. */
  find(id: Id): Struct | null {
    return findInDoc(this.#doc, id) ?? this.#findAdded(id)
  }

  isNew(id: Id): boolean {
    return id.clock >= Y.getState(this.#doc.store, id.client)
  }

  /** What holds the last known clock of a struct that is known in part; null for one that is known whole or not at all. */
  knownPartOf({ id: { client, clock }, length }: Struct): Struct | null {
    const ends = (this.#added.get(client) ?? []).map((struct) => struct.id.clock + struct.length)
    const known = Math.max(Y.getState(this.#doc.store, client), ...ends)
    return clock < known && known < clock + length ? this.find({ client, clock: known - 1 }) : null
  }

  #findAdded({ client, clock }: Id): Struct | null {
    const structs = this.#added.get(client) ?? []
    return structs.find(({ id, length }) => id.clock <= clock && clock < id.clock + length) ?? null
  }
}

/** Everything that a range of clocks covers in the document, without splitting anything. */
export function* structsIn(doc: Y.Doc, { client, clock, length }: Range): Generator<Struct> {
  const structs = doc.store.clients.get(client)
  const known = Y.getState(doc.store, client)
  if (!structs || clock >= known) return
  let index = Y.findIndexSS(structs, clock)
  for (let struct = structs[index]; struct && struct.id.clock < clock + length;) {
    yield struct
    struct = structs[++index]
  }
}

function findInDoc(doc: Y.Doc, { client, clock }: Id): Struct | null {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return null
  return structs[Y.findIndexSS(structs, clock)] ?? null
}
