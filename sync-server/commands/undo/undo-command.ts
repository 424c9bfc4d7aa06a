import type * as Y from 'yjs'
import { z } from 'zod'
import { findLogged, logCommands, markUndone } from '#db/pace/commands/log.ts'
import { findEventOf, findLaterWriters } from '#db/pace/commands/typed.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Actor } from '#domain/access/access.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { FieldTable } from '#domain/documents/fields.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { UNDO_DAYS } from '#domain/undo/undo-days.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { parse } from '#domain/parse.ts'
import { type Effect, hearEffect } from '#domain/undo/effect.ts'
import { putBack, whatGoesBack } from '#domain/undo/put-back.ts'
import { factsInDoc, factsInRows } from '../../admission/record-facts.ts'
import { restoreDocument } from '../../history/restore-document.ts'
import type { Change, Position, Rooms } from '../../rooms/documents-api.ts'
import type { Answer } from '../caller/answer-once.ts'
import type { Caller } from '../caller/caller.ts'
import { authoriseAction, type RecordRef, requireRecord } from '../document-work/document-work.ts'
import { ChangedSince, type Undoable, undoWork, type UndoWork } from '../document-work/undo-work.ts'
import type { Settings } from '#domain/reference/settings.ts'

const ArgsSchema = z.object({ seq: z.number().int().min(1) })
const FIELDS: Record<RecordRef['kind'], { root: string; table: FieldTable }> = {
  contact: { root: 'fields', table: CONTACT_FIELDS },
  lead: { root: 'fields', table: LEAD_FIELDS },
  listing: { root: 'fields', table: LISTING_FIELDS },
  call: { root: 'meta', table: CALL_FIELDS },
}
const DAY_MS = 86_400_000

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change' | 'changeAll' | 'inspect'> }
type Wanted = {
  ref: RecordRef
  args: unknown
  caller: Caller
  now: string
  settings: Settings
  store: Change['inTransaction']
}
type Undone = Position & Pick<Answer, 'undoable' | 'left'>

/**
 * Takes back what the commit `seq` did to a record. Asked again it answers as the first time, and changes nothing; what
 * was changed since by somebody else stays, and is told.
 */
export async function undoCommand(deps: Deps, wanted: Wanted): Promise<Undone> {
  const { ref, caller } = wanted
  const { seq } = parse(ArgsSchema, wanted.args, 'The command undo')
  const document = documentName(ref.kind, ref.key)
  const { undone, undoneBy } = await findUndoable(deps.db, { ...wanted, document, seq })
  if (undoneBy !== null) return undoneAlready(deps.rooms, document, undoneBy)
  if (undone.command === 'restore') return undoRestore(deps, { ...wanted, document, undone })
  const rowFacts = await factsInRows(deps.db, document)
  const work = undoWork(ref, undone, {
    actor: caller.actor,
    now: wanted.now,
    settings: wanted.settings,
    rowFacts,
  })
  try {
    const position = await commitUndo(deps, { ...wanted, document, work, undone })
    return {
      ...position,
      undoable: true,
      left: await tellLeft(deps.db, wanted.ref, undone, work.left()),
    }
  } catch (error) {
    if (!(error instanceof ChangedSince)) throw error
    const again = await findUndoable(deps.db, { ...wanted, document, seq })
    if (again.undoneBy !== null) return undoneAlready(deps.rooms, document, again.undoneBy)
    throw await explained(deps.db, ref, undone, error)
  }
}

/** An earlier state that was brought back goes as a whole, and only while it is the last word. */
async function undoRestore(
  deps: Deps,
  { ref, document, undone, caller, now, store }: Wanted & { document: string; undone: Undoable },
): Promise<Undone> {
  const last = await deps.rooms.inspect(document, (_doc, { seq }) => seq)
  if (last !== undone.seq)
    throw new DomainError('conflict', 'This was changed since; nothing was put back.', [], {
      key: 'changedSince',
    })
  const position = await restoreDocument(deps, {
    ref,
    document,
    args: { seq: undone.seq - 1 },
    actor: caller.actor,
    actorName: caller.name,
    now,
    undone,
    inTransaction: store,
  })
  return { ...position, undoable: true }
}

type Committing = Wanted & { document: string; work: UndoWork; undone: Undoable }

async function commitUndo(deps: Deps, committing: Committing): Promise<Position> {
  const { document, work, undone, caller, store } = committing
  const joined = undone.joined && (await joinedUndo(deps.db, caller.actor, undone.joined))
  const own: Change = {
    actor: caller.name,
    change: work.change,
    async inTransaction(tx, seq, generation) {
      const entry = work.logged(seq)
      if (entry) {
        await logCommands(tx, [{ ...entry, joined: joined?.logged() }])
        await markUndone(tx, [{ document, seq: undone.seq, by: seq, undoes: undone.undoes }])
      }
      await store?.(tx, seq, generation)
    },
  }
  if (!joined) return deps.rooms.change(document, own)
  const positions = await deps.rooms.changeAll({
    actor: caller.name,
    parts: [joined, { document, change: work.change }],
    async inTransaction(tx, reached) {
      const { seq, generation } = reached.get(document) ?? NOWHERE
      await own.inTransaction?.(tx, seq, generation)
    },
  })
  const position = positions.get(document)
  if (!position) throw new Error(`What was taken back on ${document} has no place in its log.`)
  return position
}

const NOWHERE: Position = { seq: 0, generation: 1 }

/** The other document's half: all of it or, where somebody has written there since, nothing of either. */
async function joinedUndo(
  db: PaceDb,
  actor: Actor,
  { document, effect }: NonNullable<Undoable['joined']>,
) {
  let done: Effect = []
  const rowFacts = (await factsInRows(db, document)) ?? {}
  return {
    document,
    change(doc: Y.Doc) {
      const { kind } = requireRecord(parseDocumentName(document))
      authoriseAction(actor, { kind, action: 'write', facts: factsInDoc(kind, doc) ?? rowFacts })
      const { goes, stays } = whatGoesBack(doc, effect, 'together')
      if (stays.length > 0) throw new ChangedSince(stays)
      done = hearEffect(kind, doc)
      putBack(doc, goes)
    },
    logged: () => ({ document, effect: done }),
  }
}

type Place = { ref: RecordRef; document: string; seq: number; now: string }

/** A command by its log; what was typed by its event. */
async function findUndoable(
  db: PaceDb,
  { ref, document, seq, now }: Place,
): Promise<{ undone: Undoable; undoneBy: number | null }> {
  const since = new Date(Date.parse(now) - UNDO_DAYS * DAY_MS).toISOString()
  const [logged] = await findLogged(db, [{ document, seq }])
  if (logged && logged.at >= since) return { undone: logged, undoneBy: logged.undoneBy }
  const place = { resource: ref.kind, key: ref.key, documentSeq: seq }
  const event = await findEventOf(db, place, since)
  const effect = event ? typedIn(ref.kind, event) : []
  if (logged || !event || effect.length === 0) {
    throw new DomainError(
      'notFound',
      `There is nothing of the last ${UNDO_DAYS} days to take back at ${document}, ${seq}.`,
      [],
      { key: 'nothingToTakeBack', with: { days: UNDO_DAYS } },
    )
  }
  const undone = { seq, command: 'setFields', args: {}, effect, joined: null, undoes: null }
  return { undone: { ...undone, subject: event.actor }, undoneBy: null }
}

/** What people write themselves goes back like this; stage, owner and their like go back by the command that set them. */
function typedIn(
  kind: RecordRef['kind'],
  event: { old: Record<string, unknown> | null; new: Record<string, unknown> | null },
): Effect {
  const { root, table } = FIELDS[kind]
  if (!event.old || !event.new) return []
  const old = event.old
  return Object.entries(event.new).flatMap(([name, after]) =>
    table[name]?.write === 'local'
      ? [{ root, path: [name], before: json(old[name]), after: json(after) }]
      : [],
  )
}

function json(value: unknown) {
  return z.json().parse(value ?? null)
}

async function undoneAlready(rooms: Deps['rooms'], document: string, seq: number): Promise<Undone> {
  const generation = await rooms.inspect(document, (_doc, position) => position.generation)
  return { seq, generation, undoable: true }
}

async function tellLeft(
  db: PaceDb,
  { kind, key }: RecordRef,
  { seq: documentSeq }: Undoable,
  left: Effect,
): Promise<Answer['left']> {
  if (left.length === 0) return undefined
  const fields = left.map(({ path }) => path[0] ?? '')
  const writers = await findLaterWriters(db, { resource: kind, key, documentSeq }, fields)
  return fields.map((field) => ({
    field,
    label: FIELDS[kind].table[field]?.label ?? field,
    by: writers.get(field) ?? null,
  }))
}

async function explained(
  db: PaceDb,
  ref: RecordRef,
  undone: Undoable,
  error: ChangedSince,
): Promise<DomainError> {
  const left = (await tellLeft(db, ref, undone, error.stays)) ?? []
  const problems = left.map(({ field, label, by }) => ({
    path: field,
    message: by ? `${label} was changed since by ${by}` : `${label} was changed since`,
  }))
  const what = problems.map(({ message }) => message).join('; ')
  return new DomainError('conflict', `Not put back: ${what}.`, problems, { key: 'changedSince' })
}
