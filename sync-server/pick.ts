import { isGuarded } from '#domain/documents.ts'
import { CLOSE } from './close-codes.ts'
import type { DocumentLog } from './document-log.ts'
import { Guard, type Judgement } from './guard.ts'
import { agreed, type Room, type UpdateEntry } from './room.ts'
import { type DecodedUpdate, hasNoNewStructs, isEmpty, LayeredVector, reachOf } from './update.ts'

/** `entries` are settled together; `commits` are those of them that change something, as far as the guard agrees. */
export type Picked = { room: Room; entries: UpdateEntry[]; commits: UpdateEntry[] }
type Verdict = 'commit' | 'nothing' | 'held' | 'foreign' | 'tooLarge' | 'undecidable'

/** A commit of this many is over soon enough for who edits another document meanwhile. */
const MAX_UPDATES = 120
const MAX_BYTES = 4 * 1024 * 1024
const HOLD_MS = 2_000
const MISSING = 'an update builds on something that never came'
const TOO_LARGE = 'The document is too large for this; delete something first.'
const FOREIGN = 'an update is written under the client id of somebody else who is here'
/** A larger document is not read for the sake of not logging deletions that it knows. */
const MAX_READ_FOR_DELETIONS = 512 * 1024

/** Takes from the head of the queue what goes into the next commit; decides on each update before anything is stored. */
export function pickUpdates(room: Room): Picked {
  const picked: Picked = { room, entries: [], commits: [] }
  const known = new LayeredVector(room.log.vector)
  const judge = createJudge(room)
  let bytes = 0
  while (picked.entries.length < MAX_UPDATES && bytes < MAX_BYTES) {
    const entry = room.queue[0]
    if (entry?.kind !== 'update') break
    if (picked.commits.length > 0 && mayRepeatBatch(entry, known)) break
    room.queue.shift()
    const verdict = decideSafely(room, entry, { known, judge, bytes })
    if (verdict === 'held' || verdict === 'foreign') hold(room, entry, verdict)
    else if (verdict === 'undecidable' || verdict === 'tooLarge') expel(room, entry, verdict)
    else picked.entries.push(entry)
    if (verdict !== 'commit') continue
    picked.commits.push(entry)
    bytes += agreed(entry).bytes.length
  }
  return picked
}

type Deciding = {
  known: LayeredVector
  judge: (entry: UpdateEntry) => Judgement
  /** Of the batch so far. */
  bytes: number
}

/** An update that cannot even be judged is its sender's trouble, not the batch's. */
function decideSafely(room: Room, entry: UpdateEntry, deciding: Deciding): Verdict {
  try {
    return decide(room, entry, deciding)
  } catch {
    return 'undecidable'
  }
}

function decide(room: Room, entry: UpdateEntry, { known, judge, bytes }: Deciding): Verdict {
  entry.judgement = undefined
  if (isEmpty(entry.update)) return 'nothing'
  const reach = reachOf(entry.update, known)
  if (!reach) return 'held'
  if (hasNoNewStructs(entry.update, known) && repeatsDeletions(room.log, entry)) return 'nothing'
  if (room.clientIds.isForeign(entry.from, reach, known)) return 'foreign'
  if (outgrows(room, entry.update, bytes)) return 'tooLarge'
  if (isGuarded(room.kind)) entry.judgement = judge(entry)
  if (isEmpty(agreed(entry))) return 'nothing'
  if (!entry.whole) room.clientIds.note(entry.from, reach)
  known.add(reach)
  return 'commit'
}

/** One guard for the batch: it reads the document, which nobody needs to whom nothing new has come. */
function createJudge(room: Room): Deciding['judge'] {
  let guard: Guard | null = null
  return ({ update, from }) => {
    guard ??= new Guard(room.kind, room.log.doc())
    return guard.judge(update, from)
  }
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

/** What only deletes makes a document smaller. */
function outgrows({ log, mostBytes }: Room, { structs, bytes }: DecodedUpdate, earlier: number) {
  return structs.length > 0 && log.size + earlier + bytes.length > mostBytes
}

/**
 * A missing dependency is no crime: what it is may be on its way. Nor is what somebody passes on for another: it is known
 * as soon as that other has sent it. The time runs from when it was first missed.
 */
function hold(room: Room, entry: UpdateEntry, why: 'held' | 'foreign'): void {
  if (!entry.heldSince && why === 'held') entry.from.askForMissing()
  entry.heldSince ??= Date.now()
  const timer = setTimeout(
    () => {
      room.dropUpdatesOf(entry.from)
      entry.from.close(CLOSE.missingDependency, why === 'held' ? MISSING : FOREIGN)
    },
    entry.heldSince + HOLD_MS - Date.now(),
  )
  room.held.set(entry, timer)
}

/** What was held goes first again: what it waited for may be there now. */
export function releaseHeld(room: Room): void {
  for (const timer of room.held.values()) clearTimeout(timer)
  const waiting = room.queue.splice(0)
  for (const entry of room.held.keys()) room.queue.push(entry)
  for (const entry of waiting) room.queue.push(entry)
  room.held.clear()
}

function expel(room: Room, entry: UpdateEntry, why: 'undecidable' | 'tooLarge'): void {
  room.settle([entry])
  room.dropUpdatesOf(entry.from)
  if (why === 'tooLarge') entry.from.exceed('documentBytes', TOO_LARGE)
  else entry.from.expel('The update could not be understood.')
}
