import * as Y from 'yjs'
import { type ChangedValue, type Effect, isSameValue, valueAt } from './effect.ts'

/**
 * What goes back, and what stays because somebody has written there since. Values that say one thing `together` (a stage and since when)
 * go back all or none; those that stand `apart`, each by itself.
 */
export function whatGoesBack(
  doc: Y.Doc,
  effect: Effect,
  values: 'together' | 'apart',
): { goes: Effect; stays: Effect } {
  const goes: Effect = []
  const stays: Effect = []
  for (const value of effect) {
    const isUntouched = isSameValue(valueAt(doc, value), value.after)
    ;(isUntouched ? goes : stays).push(value)
  }
  if (values === 'together' && stays.length > 0) return { goes: [], stays }
  return { goes, stays }
}

/** Sets each value to what stood there before. */
export function putBack(doc: Y.Doc, effect: Effect): void {
  doc.transact(() => {
    for (const value of effect) putValueBack(doc, value)
  })
}

function putValueBack(doc: Y.Doc, { root, path, before, isMap }: ChangedValue): void {
  const holder = holderOf(doc.getMap(root), path.slice(0, -1))
  const key = path.at(-1)
  if (!holder || key === undefined) return
  if (before === null) holder.delete(key)
  else holder.set(key, isMap ? new Y.Map(Object.entries(before)) : before)
}

/** Null where what held the value is gone: `whatGoesBack` has found it changed then. */
function holderOf(map: Y.Map<unknown>, path: readonly string[]): Y.Map<unknown> | null {
  let holder: Y.Map<unknown> = map
  for (const key of path) {
    const next = holder.get(key)
    if (!(next instanceof Y.Map)) return null
    holder = next
  }
  return holder
}
