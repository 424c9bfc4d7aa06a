import * as Y from 'yjs'
import { CLOSE } from '#domain/documents/close-codes.ts'
import { type DocumentKind, isGuarded } from '#domain/documents/documents.ts'
import { Guard, type Judgement } from '../guard/guard.ts'
import { isForeign } from '../guard/value-rules.ts'
import type { ClientIds } from '../members/client-ids.ts'
import type { Member } from '../members/member.ts'
import type { DocumentLog } from '../updates/document-log.ts'
import {
  type DecodedUpdate,
  hasNoNewStructs,
  isEmpty,
  LayeredVector,
  reachOf,
} from '../updates/update.ts'
import { agreed, type UpdateEntry } from './entries.ts'
import type { RoomQueue } from './room-queue.ts'
import type { Reference } from '#domain/reference/reference.ts'

/** A room, as far as its next commit depends on it. */
type Source = {
  kind: DocumentKind
  log: DocumentLog
  clientIds: ClientIds
  queue: RoomQueue
  /** A larger document takes only updates that delete. */
  mostBytes: number
  /** The house's lists; null where none are known. */
  reference: () => Reference | null
  /** Gives up what somebody who is sent away still has in the queue. */
  drop: (member: Member) => void
}
/**
 * `entries` are answered together; `commits` are those of them that change something, as far as the guard agrees. Open
 * until the room has it back: committed, or to be tried again.
 */
export type Batch = { entries: UpdateEntry[]; commits: UpdateEntry[]; isOpen: boolean }
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
export function selectBatch(source: Source): Batch {
  const { log, queue } = source
  const batch: Batch = { entries: [], commits: [], isOpen: true }
  const known = new LayeredVector(log.vector)
  const judge = createJudge(source)
  let bytes = 0
  while (batch.entries.length < MAX_UPDATES && bytes < MAX_BYTES) {
    const entry = queue.next
    if (entry?.kind !== 'update') break
    if (batch.commits.length > 0 && mayRepeatBatch(entry, known)) break
    queue.take()
    const verdict = decideSafely(source, entry, { known, judge, bytes })
    if (verdict === 'held' || verdict === 'foreign') hold(source, entry, verdict)
    else if (verdict === 'undecidable' || verdict === 'tooLarge') expel(source, entry, verdict)
    else batch.entries.push(entry)
    if (verdict !== 'commit') continue
    batch.commits.push(entry)
    bytes += agreed(entry).bytes.length
  }
  return batch
}

type Deciding = {
  known: LayeredVector
  judge: (entry: UpdateEntry) => Judgement
  /** Of the batch so far. */
  bytes: number
}

/** An update that cannot even be judged is its sender's trouble, not the batch's. */
function decideSafely(source: Source, entry: UpdateEntry, deciding: Deciding): Verdict {
  try {
    return decide(source, entry, deciding)
  } catch {
    return 'undecidable'
  }
}

function decide(source: Source, entry: UpdateEntry, { known, judge, bytes }: Deciding): Verdict {
  const { kind, log, clientIds } = source
  entry.judgement = undefined
  if (isEmpty(entry.update)) return 'nothing'
  const reach = reachOf(entry.update, known)
  if (!reach) return 'held'
  if (hasNoNewStructs(entry.update, known) && repeatsDeletions(log, entry)) return 'nothing'
  if (clientIds.isForeign(entry.from, reach, known)) return 'foreign'
  if (outgrows(source, entry.update, bytes)) return 'tooLarge'
  if (isGuarded(kind) || hasForeign(entry.update)) entry.judgement = judge(entry)
  if (isEmpty(agreed(entry))) return 'nothing'
  if (!entry.whole) clientIds.note(entry.from, reach)
  known.add(reach)
  return 'commit'
}

/** Nobody's rights are asked on a note, but what no text takes is looked at. */
function hasForeign({ structs }: DecodedUpdate): boolean {
  return structs.some((struct) => struct instanceof Y.Item && isForeign(struct))
}

/** One guard for the batch: it reads the document, which nobody needs to whom nothing new has come. */
function createJudge({ kind, log, reference }: Source): Deciding['judge'] {
  let guard: Guard | null = null
  return ({ update, from }) => {
    guard ??= new Guard(kind, log.doc(), reference())
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
function outgrows({ log, mostBytes }: Source, { structs, bytes }: DecodedUpdate, earlier: number) {
  return structs.length > 0 && log.size + earlier + bytes.length > mostBytes
}

/**
 * A missing dependency is no crime: what it is may be on its way. Nor is what somebody passes on for another: it is known
 * as soon as that other has sent it. The time runs from when it was first missed.
 */
function hold({ queue, drop }: Source, entry: UpdateEntry, why: 'held' | 'foreign'): void {
  if (!entry.heldSince && why === 'held') entry.from.askForMissing()
  entry.heldSince ??= Date.now()
  queue.hold(entry, entry.heldSince + HOLD_MS - Date.now(), () => {
    drop(entry.from)
    entry.from.close(CLOSE.missingDependency, why === 'held' ? MISSING : FOREIGN)
  })
}

function expel({ queue, drop }: Source, entry: UpdateEntry, why: 'undecidable' | 'tooLarge'): void {
  queue.finish([entry])
  drop(entry.from)
  if (why === 'tooLarge') entry.from.exceed('documentBytes', TOO_LARGE)
  else entry.from.expel('The update could not be understood.')
}
