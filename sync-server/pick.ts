import { isGuarded } from '#domain/documents.ts'
import { CLOSE } from './close-codes.ts'
import type { DocumentLog } from './document-log.ts'
import type { Room, UpdateEntry } from './room.ts'
import { type DecodedUpdate, hasNoNewStructs, isEmpty, LayeredVector, reachOf } from './update.ts'

/** Null, or why the update is refused. `earlier` are the batch's updates before it: agreed, not yet committed. */
export type Judge = (
  room: Room,
  entry: UpdateEntry,
  earlier: readonly DecodedUpdate[],
) => string | null
/** `entries` are settled together; `commits` are those of them that change something. */
export type Picked = { room: Room; entries: UpdateEntry[]; commits: UpdateEntry[] }
type Verdict = 'commit' | 'nothing' | 'held' | { refused: string }

const MAX_UPDATES = 500
const MAX_BYTES = 4 * 1024 * 1024
const HOLD_MS = 2_000
/** A larger document is not read for the sake of not logging deletions that it knows. */
const MAX_READ_FOR_DELETIONS = 512 * 1024

/** Takes from the head of the queue what goes into the next commit; decides on each update before anything is stored. */
export function pickUpdates(room: Room, judge: Judge): Picked {
  const picked: Picked = { room, entries: [], commits: [] }
  const known = new LayeredVector(room.log.vector)
  let bytes = 0
  while (picked.entries.length < MAX_UPDATES && bytes < MAX_BYTES) {
    const entry = room.queue[0]
    if (entry?.kind !== 'update') break
    if (picked.commits.length > 0 && mayRepeatBatch(entry, known)) break
    room.queue.shift()
    const verdict = decideSafely(room, entry, { known, judge, commits: picked.commits })
    if (verdict === 'held') hold(room, entry)
    else if (typeof verdict === 'object') refuse(room, entry, verdict.refused)
    else picked.entries.push(entry)
    if (verdict !== 'commit') continue
    picked.commits.push(entry)
    bytes += entry.update.bytes.length
  }
  return picked
}

type Deciding = { known: LayeredVector; judge: Judge; commits: UpdateEntry[] }

/** An update that cannot even be judged is its sender's trouble, not the batch's. */
function decideSafely(room: Room, entry: UpdateEntry, deciding: Deciding): Verdict {
  try {
    return decide(room, entry, deciding)
  } catch {
    return { refused: 'The update could not be understood.' }
  }
}

function decide(room: Room, entry: UpdateEntry, { known, judge, commits }: Deciding): Verdict {
  const { update } = entry
  if (isEmpty(update)) return 'nothing'
  const reach = reachOf(update, known)
  if (!reach) return 'held'
  if (hasNoNewStructs(update, known) && repeatsDeletions(room.log, entry)) return 'nothing'
  const earlier = commits.map((commit) => commit.update)
  const refused = isGuarded(room.kind) ? judge(room, entry, earlier) : null
  if (refused) return { refused }
  known.add(reach)
  return 'commit'
}

/** What the batch deletes is not in the log yet: whether a copy only repeats it is decided after the commit. */
function mayRepeatBatch(entry: UpdateEntry, known: LayeredVector): boolean {
  const { deletions } = entry.update
  return deletions.length > 0 && mayBeRepeat(entry) && hasNoNewStructs(entry.update, known)
}

/** Of a plain update that does nothing but delete nobody asks: it is what deleting looks like. */
function mayBeRepeat({ update, whole }: UpdateEntry): boolean {
  return whole || update.structs.length > 0
}

function repeatsDeletions(log: DocumentLog, entry: UpdateEntry): boolean {
  const { update } = entry
  if (update.deletions.length === 0) return true
  if (!mayBeRepeat(entry) || log.size > MAX_READ_FOR_DELETIONS) return false
  return update.deletions.every((range) => log.isDeleted(range))
}

/** A missing dependency is no crime: what it is may be on its way. The time runs from when it was first missed. */
function hold(room: Room, entry: UpdateEntry): void {
  if (!entry.heldSince) entry.from.askForMissing()
  entry.heldSince ??= Date.now()
  const timer = setTimeout(
    () => {
      room.dropUpdatesOf(entry.from)
      entry.from.close(CLOSE.missingDependency, 'an update builds on something that never came')
    },
    entry.heldSince + HOLD_MS - Date.now(),
  )
  room.held.set(entry, timer)
}

/** What was held goes first again: what it waited for may be there now. */
export function releaseHeld(room: Room): void {
  for (const timer of room.held.values()) clearTimeout(timer)
  room.queue.unshift(...room.held.keys())
  room.held.clear()
}

function refuse(room: Room, entry: UpdateEntry, reason: string): void {
  room.settle([entry])
  room.dropUpdatesOf(entry.from)
  entry.from.refuse(reason)
}
