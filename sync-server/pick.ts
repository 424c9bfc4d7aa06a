import { isGuarded } from '#domain/documents.ts'
import { CLOSE } from './close-codes.ts'
import type { DocumentLog } from './document-log.ts'
import { Guard, type Judgement } from './guard.ts'
import { agreed, type Room, type UpdateEntry } from './room.ts'
import { hasNoNewStructs, isEmpty, LayeredVector, reachOf } from './update.ts'

/** `entries` are settled together; `commits` are those of them that change something, as far as the guard agrees. */
export type Picked = { room: Room; entries: UpdateEntry[]; commits: UpdateEntry[] }
type Verdict = 'commit' | 'nothing' | 'held' | 'undecidable'

const MAX_UPDATES = 500
const MAX_BYTES = 4 * 1024 * 1024
const HOLD_MS = 2_000
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
    room.queue.shift()
    const verdict = decideSafely(room, entry, { known, judge })
    if (verdict === 'held') hold(room, entry)
    else if (verdict === 'undecidable') expel(room, entry)
    else picked.entries.push(entry)
    if (verdict !== 'commit') continue
    picked.commits.push(entry)
    bytes += agreed(entry).bytes.length
  }
  return picked
}

type Deciding = { known: LayeredVector; judge: (entry: UpdateEntry) => Judgement }

/** An update that cannot even be judged is its sender's trouble, not the batch's. */
function decideSafely(room: Room, entry: UpdateEntry, deciding: Deciding): Verdict {
  try {
    return decide(room, entry, deciding)
  } catch {
    return 'undecidable'
  }
}

function decide(room: Room, entry: UpdateEntry, { known, judge }: Deciding): Verdict {
  entry.judgement = undefined
  if (isEmpty(entry.update)) return 'nothing'
  const reach = reachOf(entry.update, known)
  if (!reach) return 'held'
  if (hasNoNewStructs(entry.update, known) && repeatsDeletions(room.log, entry)) return 'nothing'
  if (isGuarded(room.kind)) entry.judgement = judge(entry)
  if (isEmpty(agreed(entry))) return 'nothing'
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

function repeatsDeletions(log: DocumentLog, { update, whole }: UpdateEntry): boolean {
  if (update.deletions.length === 0) return true
  if (!whole || log.size > MAX_READ_FOR_DELETIONS) return false
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

function expel(room: Room, entry: UpdateEntry): void {
  room.settle([entry])
  room.dropUpdatesOf(entry.from)
  entry.from.expel('The update could not be understood.')
}
