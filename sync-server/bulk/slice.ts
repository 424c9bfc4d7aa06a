import {
  type Bulk,
  type Counts,
  listWaiting,
  type Outcome,
  type Target,
  writeOutcomes,
} from '#db/pace/commands/bulk.ts'
import { findLogged, type LogEntry, logCommands, markUndone } from '#db/pace/commands/log.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { type Actor, actorName, type Facts } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import {
  commandWork,
  type DocumentWork,
  requireRecord,
} from '../commands/document-work/document-work.ts'
import { undoWork } from '../commands/document-work/undo-work.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { changeClosed, type ClosedResult } from './closed-documents.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

export type SliceDeps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'committedElsewhere' | 'isLoaded'>
  settings: Pick<SettingsWatch, 'current'>
}
export type Slice = { bulk: Bulk; actor: Actor; now: string; size: number; holder: string }
type Part = Target & { work: DocumentWork; undone: LogEntry | null }

/** Until so many are done one looks on; of more one hears when it is over. */
const MOST_WAITED_FOR = 200

/** Thrown in a transaction that may not commit: the bulk command was stopped, or another process runs it. */
export class NotOurs extends Error {}

/** Runs the command on the next records; false once none is left. Whatever a transaction commits, it commits with its outcomes. */
export async function runSlice(deps: SliceDeps, slice: Slice): Promise<void> {
  const targets = await listWaiting(deps.db, slice.bulk.id, slice.size)
  const { parts, decided } = await prepareParts(deps, slice, targets)
  const { loaded = [], closed = [] } = Object.groupBy(parts, ({ document }) =>
    deps.rooms.isLoaded(document) ? 'loaded' : 'closed',
  )
  await Promise.all(loaded.map((part) => changeLoaded(deps, slice, part)))
  await changeAllClosed(deps, slice, { closed, decided })
}

/** Leaves the next record as it is: by no fault of a rule, it cannot be changed. */
export async function skipNext({ db }: SliceDeps, slice: Slice): Promise<void> {
  const targets = await listWaiting(db, slice.bulk.id, 1)
  const error = new DomainError(
    'invalid',
    'It could not be changed; whoever runs the house can see why.',
    [],
    { key: 'bulkFailed' },
  )
  await recordOutcomes(
    db,
    slice,
    targets.map(({ position }) => refusal(position, error)),
  )
}

/** What each record is to go through; and those of which the end is known already. */
async function prepareParts(
  { db, settings: watch }: SliceDeps,
  { bulk, actor, now }: Slice,
  targets: readonly Target[],
) {
  const moment = { actor, now, settings: watch.current() }
  const [logged, facts] = await Promise.all([
    findUndone(db, targets),
    bulk.kind === 'contact' ? factsOfRows(db, targets) : undefined,
  ])
  const parts: Part[] = []
  const decided: Outcome[] = []
  for (const target of targets) {
    const { position, document, undoSeq } = target
    const ref = requireRecord(parseDocumentName(document))
    const undone = logged.get(document) ?? null
    const asked = { ...moment, rowFacts: facts?.get(document) }
    if (undoSeq === null) {
      parts.push({ ...target, work: commandWork(ref, bulk, asked), undone })
    } else if (!undone) {
      decided.push(
        refusal(
          position,
          new DomainError('gone', 'It can no longer be taken back.', [], { key: 'notTakenBack' }),
        ),
      )
    } else if (undone.undoneBy !== null) {
      decided.push({ position, outcome: 'unchanged' })
    } else {
      parts.push({ ...target, work: undoWork(ref, undone, asked), undone })
    }
  }
  return { parts, decided }
}

/** Who works with a contact stands in what hangs on it, and not in its document. */
function factsOfRows(db: PaceDb, targets: readonly Target[]): Promise<Map<string, Facts>> {
  return findDocumentFacts(
    db,
    targets.map(({ document }) => document),
  )
}

async function findUndone(db: PaceDb, targets: readonly Target[]): Promise<Map<string, LogEntry>> {
  const places = targets.flatMap(({ document, undoSeq }) =>
    undoSeq === null ? [] : [{ document, seq: undoSeq }],
  )
  const entries = await findLogged(db, places)
  return new Map(entries.map((entry) => [entry.document, entry]))
}

/** A document in a room is changed there: whoever has it open sees it as any other edit. */
async function changeLoaded({ db, rooms }: SliceDeps, slice: Slice, part: Part): Promise<void> {
  const { position, document, work } = part
  try {
    await rooms.change(document, {
      actor: actorName(slice.actor),
      change: work.change,
      together: true,
      async inTransaction(tx, seq) {
        const isChanged = await logParts(tx, [{ part, seq }])
        const outcome = isChanged ? 'changed' : 'unchanged'
        await recordOutcomes(tx, slice, [{ position, outcome, seq: isChanged ? seq : undefined }])
      },
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    await recordOutcomes(db, slice, [refusal(position, error)])
  }
}

async function changeAllClosed(
  { db, rooms }: SliceDeps,
  slice: Slice,
  { closed, decided }: { closed: readonly Part[]; decided: readonly Outcome[] },
): Promise<void> {
  if (closed.length === 0) {
    if (decided.length > 0) await recordOutcomes(db, slice, decided)
    return
  }
  const actor = actorName(slice.actor)
  const works = closed.map(({ document: name, work }) => ({ name, work }))
  const results = await changeClosed(db, works, {
    actor,
    now: slice.now,
    async inTransaction(tx, all) {
      const changed = closed.flatMap((part) => {
        const result = all.get(part.document)
        return result?.kind === 'changed' ? [{ part, seq: result.seq }] : []
      })
      await logParts(tx, changed)
      const told = closed.flatMap((part) => outcomeOf(part, all.get(part.document)))
      await recordOutcomes(tx, slice, [...decided, ...told])
    },
  })
  const commits = [...results].flatMap(([document, result]) =>
    result.kind === 'changed' ? [{ document, seq: result.seq, actor }] : [],
  )
  await rooms.committedElsewhere(commits)
}

function outcomeOf({ position }: Part, result: ClosedResult | undefined): Outcome[] {
  switch (result?.kind) {
    case 'changed':
      return [{ position, outcome: 'changed', seq: result.seq }]
    case 'unchanged':
      return [{ position, outcome: 'unchanged' }]
    case 'refused':
      return [refusal(position, result.error)]
    default:
      return []
  }
}

function refusal(position: number, { code, message: reason }: DomainError): Outcome {
  return { position, outcome: 'refused', code, reason }
}

/** Whether any of them has changed something. */
async function logParts(
  tx: PaceDb,
  done: readonly { part: Part; seq: number }[],
): Promise<boolean> {
  const entries = done.flatMap(({ part, seq }) => part.work.logged(seq) ?? [])
  if (entries.length === 0) return false
  await logCommands(tx, entries)
  await markUndone(
    tx,
    done.flatMap(({ part: { document, undone }, seq: by }) =>
      undone ? [{ document, seq: undone.seq, by, undoes: undone.undoes }] : [],
    ),
  )
  return true
}

async function recordOutcomes(
  tx: PaceDb,
  { bulk: { id }, holder }: Slice,
  outcomes: readonly Outcome[],
): Promise<void> {
  const counts = await writeOutcomes(tx, { id, holder }, outcomes)
  if (!counts) throw new NotOurs()
  if (counts.left === 0 && counts.total > MOST_WAITED_FOR) await tellFinished(tx, id, counts)
}

/** Whoever asked is told, as of anything else that happens. */
async function tellFinished(
  tx: PaceDb,
  key: string,
  { personId, changed, refused }: Counts,
): Promise<void> {
  const told = { state: 'done', personId, changed, refused }
  const actor = 'service:pace-sync'
  await appendEvents(tx, [{ resource: 'bulk', key, old: {}, new: told, actor, documentSeq: null }])
}

/** What a rule says of this record; that the database is away says nothing of it. */
function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code !== 'unavailable'
}
