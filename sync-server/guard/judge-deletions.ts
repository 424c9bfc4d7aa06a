import type * as Y from 'yjs'
import type { StructIndex } from '../updates/struct-index.ts'
import type { Range, Struct } from '../updates/update.ts'
import type { InsertVerdicts, JudgeTouch } from './judge-inserts.ts'
import type { Location, Locator } from './touches.ts'

export type DeletionVerdicts = { kept: Range[]; refused: string[] }
type Deletion = { item: Y.Item; range: Range; location: Location | null }
type Options = {
  index: StructIndex
  locate: Locator
  judge: JudgeTouch
  inserts: InsertVerdicts
  /** New items of which nothing is left to delete. */
  emptied: ReadonlySet<Struct>
}

/** What is deleted already is not asked about: every reconnecting client repeats all deletions that it knows. */
export function judgeDeletions(ranges: readonly Range[], options: Options): DeletionVerdicts {
  const { index, locate, emptied } = options
  const deletions: Deletion[] = []
  for (const { item, range } of ranges.flatMap((wanted) => [...index.present(wanted)])) {
    if (!emptied.has(item)) deletions.push({ item, range, location: locate(item) })
  }
  const byItem = new Map<Struct, Deletion>(deletions.map((deletion) => [deletion.item, deletion]))
  const verdicts = new Map<Y.Item, string | null>()
  const result: DeletionVerdicts = { kept: [], refused: [] }
  for (const deletion of deletions) {
    const cause = outermost(deletion, byItem)
    if (!verdicts.has(cause.item)) verdicts.set(cause.item, judgeDeletion(cause, options))
    const reason = verdicts.get(cause.item)
    if (reason) result.refused.push(reason)
    else result.kept.push(deletion.range)
  }
  return result
}

/** What stands in something that is deleted too goes with it, or stays with it. */
function outermost(deletion: Deletion, byItem: Map<Struct, Deletion>): Deletion {
  let cause = deletion
  for (;;) {
    const holder = cause.location?.holder
    const around = holder && byItem.get(holder)
    if (!around) return cause
    cause = around
  }
}

/** A value that makes room for a refused one stays, and no rule lets go of one that only good ones may replace. */
function judgeDeletion({ item, location }: Deletion, { judge, inserts }: Options): string | null {
  if (!location) return null
  const replaced = inserts.replaced.has(item)
  const made = replaced ? undefined : inserts.displaced.get(item)
  return made ?? judge({ ...location, does: 'delete', item, replaced })
}
