import * as Y from 'yjs'
import type { StructIndex } from '../updates/struct-index.ts'
import { foundationsOf, type Struct } from '../updates/update.ts'
import type { Location, Locator, Touch } from './touches.ts'

/** What is asked of one touch; null where the writer may. */
export type JudgeTouch = (touch: Touch) => string | null
/** Where an update's new items stand; `garbage` are those that stand nowhere. */
export type Places = { items: Map<Y.Item, Location>; garbage: Set<Struct> }
export type InsertVerdicts = {
  refused: Map<Y.Item, string>
  /** In whose place the update puts something that may stand. */
  replaced: Map<Struct, string | null>
  /** In whose place it puts something that may not, and why. */
  displaced: Map<Struct, string | null>
}

/** Throws where an item claims to stand elsewhere than its own beginning, which is known: no client writes that. */
export function placeInserts(
  news: readonly Struct[],
  { index, locate }: { index: StructIndex; locate: Locator },
): Places {
  const places: Places = { items: new Map(), garbage: new Set() }
  for (const struct of news) {
    if (!(struct instanceof Y.Item)) continue
    const location = locate(struct)
    const known = index.knownPartOf(struct)
    if (known instanceof Y.Item) requireSamePlace(location, locate(known))
    if (location && !(known instanceof Y.GC)) places.items.set(struct, location)
    else places.garbage.add(struct)
  }
  return places
}

/** Yjs puts the rest of an item behind the part that it has, wherever the item itself claims to stand. */
function requireSamePlace(claimed: Location | null, known: Location | null): void {
  const [here, there] = [claimed, known].map((place) => place && [place.root, ...place.path])
  if (JSON.stringify(here) === JSON.stringify(there)) return
  throw new Error('an item goes on in another place than it began')
}

/** First what would stand, then what is only there to take away: that may be because of what stands now. */
export function judgeInserts(
  { items }: Places,
  { index, judge }: { index: StructIndex; judge: JudgeTouch },
): InsertVerdicts {
  const verdicts: InsertVerdicts = {
    refused: new Map(),
    replaced: new Map(),
    displaced: new Map(),
  }
  const gone: [Y.Item, Location][] = []
  for (const [item, location] of items) {
    if (item.content instanceof Y.ContentDeleted) {
      gone.push([item, location])
      continue
    }
    const reason = judge({ ...location, does: 'insert', item })
    if (reason) verdicts.refused.set(item, reason)
    if (!isSetting(item, location)) continue
    const before = reason ? verdicts.displaced : verdicts.replaced
    noteBefore(item, index, before, reason)
  }
  for (const [item, location] of gone) {
    const replaced = verdicts.replaced.has(item)
    const displaced = replaced ? null : verdicts.displaced.get(item)
    const reason = displaced ?? judge({ ...location, does: 'delete', item, replaced })
    if (reason) verdicts.refused.set(item, reason)
  }
  return verdicts
}

/** A value that is set at a key has nothing behind it; what says otherwise may come to stand nowhere. */
function isSetting({ rightOrigin }: Y.Item, { path }: Location): boolean {
  return path.at(-1) !== null && rightOrigin === null
}

/** The value before it at its key; and the one before that, if it came deleted already. */
function noteBefore(
  item: Y.Item,
  index: StructIndex,
  noted: Map<Struct, string | null>,
  reason: string | null,
): void {
  let before = item.origin && index.find(item.origin)
  while (before && !noted.has(before)) {
    noted.set(before, reason)
    if (!(before instanceof Y.Item && before.content instanceof Y.ContentDeleted)) return
    before = before.origin && index.find(before.origin)
  }
}

/** Beside garbage and in it everything becomes garbage: what is refused takes along all that builds on it. */
export function spreadGarbage(
  places: Places,
  { refused, index }: { refused: Iterable<Struct>; index: StructIndex },
): Set<Struct> {
  const emptied = new Set<Struct>([...places.garbage, ...refused])
  if (emptied.size === 0) return emptied
  const builders = Map.groupBy(
    [...places.items.keys()].flatMap((item) =>
      foundationsOf(item).map((id) => ({ item, foundation: index.find(id) })),
    ),
    ({ foundation }) => foundation,
  )
  for (const struct of emptied) {
    for (const { item } of builders.get(struct) ?? []) emptied.add(item)
  }
  return emptied
}
