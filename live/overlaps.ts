import * as Y from 'yjs'
import { fieldsIn } from '#domain/documents/shared-types.ts'

/**
 * Two people have set a field of a record and neither knew of the other's value, as it happens when somebody comes back
 * from offline. One value stands there by Yjs's order, whatever came later by the clock; the other is told of.
 */
export type Overlap = {
  field: string
  mine: { value: unknown; at: number }
  theirs: { value: unknown; client: number }
  /** Whose value stands in the field. */
  stands: 'mine' | 'theirs'
}

/** What was set here and is not durable yet, by field. */
export type Unsaved = Record<string, { value: unknown; at: number }>

type Options = {
  /** Does a change of this origin come from the server? */
  isRemote: (origin: unknown) => boolean
  changed: () => void
}

const MOST = 5

/** Watches the fields of a record for values that overlap with those set here. */
export class FieldOverlaps {
  readonly #fields: Y.Map<unknown>
  readonly #options: Options
  #unsaved: Unsaved = {}
  #found: readonly Overlap[] = []

  constructor(doc: Y.Doc, options: Options) {
    this.#fields = fieldsIn(doc)
    this.#options = options
    this.#fields.observe(({ keysChanged }, transaction) => {
      for (const field of keysChanged) if (field !== null) this.#meet(field, transaction)
    })
  }

  get found(): readonly Overlap[] {
    return this.#found
  }

  get unsaved(): Unsaved {
    return this.#unsaved
  }

  /** From an earlier session, as far as it stands in the copy that was read back. */
  takeUp(unsaved: Unsaved): void {
    const present = Object.entries(unsaved).filter(([field, { value }]) =>
      same(value, this.#valueOf(field)),
    )
    this.#unsaved = { ...Object.fromEntries(present), ...this.#unsaved }
  }

  saved(): void {
    if (Object.keys(this.#unsaved).length > 0) this.#unsaved = {}
  }

  /** Somebody has decided, or has seen it. */
  resolve(field: string): void {
    this.#found = this.#found.filter((overlap) => overlap.field !== field)
    this.#options.changed()
  }

  #meet(field: string, transaction: Y.Transaction): void {
    const value = this.#valueOf(field)
    const mine = this.#unsaved[field]
    if (transaction.local) {
      this.#unsaved = { ...this.#unsaved, [field]: { value, at: Date.now() } }
      this.#forget(field, value)
      return
    }
    if (!this.#options.isRemote(transaction.origin)) return
    this.#forget(field, value)
    const theirs = mine && newValueIn(this.#fields, field, { transaction, mine: mine.value })
    if (!mine || !theirs || same(mine.value, theirs.value)) return
    const overlap: Overlap = {
      field,
      mine,
      theirs,
      stands: same(value, mine.value) ? 'mine' : 'theirs',
    }
    const { [field]: _told, ...unsaved } = this.#unsaved
    this.#unsaved = unsaved
    const others = this.#found.filter((known) => known.field !== field)
    this.#found = [...others, overlap].slice(-MOST)
    this.#options.changed()
  }

  /** A third value has taken the place of both: there is nothing left to choose. */
  #forget(field: string, value: unknown): void {
    const known = this.#found.find((overlap) => overlap.field === field)
    if (known && !same(known[known.stands].value, value)) this.resolve(field)
  }

  #valueOf(field: string): unknown {
    return this.#fields.get(field) ?? null
  }
}

/**
 * The value that a transaction from elsewhere has set, whether it stands or was at once ordered under the one from here.
 * Null where whoever set it had that one before them: it is simply newer.
 */
function newValueIn(
  fields: Y.Map<unknown>,
  field: string,
  { transaction: { beforeState }, mine }: { transaction: Y.Transaction; mine: unknown },
): Overlap['theirs'] | null {
  const items = itemsOf(fields, field)
  const isNew = ({ id }: Y.Item) => id.clock >= (beforeState.get(id.client) ?? 0)
  const before = items.find((item) => !isNew(item))
  const set = items.find((item) => isNew(item) && item.content instanceof Y.ContentAny)
  if (!set || !(set.content instanceof Y.ContentAny)) return null
  // What was cleared here has left no item of its own that could have been seen.
  if (before && mine !== null && isSetAfter(set, before, items)) return null
  const { arr } = set.content
  return { value: arr.at(-1) ?? null, client: set.id.client }
}

/** All values that a key has had, as far as they are known; the one that stands comes first. */
function itemsOf(fields: Y.Map<unknown>, field: string): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = fields._map.get(field) ?? null; item; item = item.left) items.push(item)
  return items
}

/** Whether `item` was set by somebody who had `before`, or something that was set over it. */
function isSetAfter(item: Y.Item, before: Y.Item, items: readonly Y.Item[]): boolean {
  let cursor: Y.Item | undefined = item
  while (cursor?.origin) {
    const { origin }: Y.Item = cursor
    cursor = origin && items.find((one) => holds(one, origin))
    if (cursor === before) return true
  }
  return false
}

function holds({ id, length }: Y.Item, { client, clock }: Y.ID): boolean {
  return id.client === client && clock >= id.clock && clock < id.clock + length
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
