import type * as Y from 'yjs'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { type LogEntry, logCommands, markUndone } from '#db/pace/commands/log.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { findProjection } from '#db/pace/documents/projections.ts'
import { type Actor, can, type Facts, subjectName } from '#domain/access/access.ts'
import type { DocumentRef } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { restoreState } from '#domain/history/restore-state.ts'
import { parse } from '#domain/parse.ts'
import { accessOf } from '../access/access.ts'
import { factsInDoc, factsOfNewRecord } from '../admission/record-facts.ts'
import { loadDocumentAt } from '../projection/projected-docs.ts'
import type { Change, Position, Rooms } from '../rooms/documents-api.ts'

const ArgsSchema = z.object({ seq: z.number().int().min(1) })
type Wanted = {
  ref: DocumentRef
  document: string
  args: Record<string, unknown>
  actor: Actor
  actorName: string
  now: string
  /** The commit that brought back what this one takes away again. */
  undone?: Pick<LogEntry, 'seq' | 'undoes'>
  inTransaction?: Change['inTransaction']
}

/** Brings an earlier state of a document back, as an edit of whoever asks for it: it can be undone by another. */
export async function restoreDocument(
  { db, rooms }: { db: PaceDb; rooms: Pick<Rooms, 'change' | 'inspect'> },
  wanted: Wanted,
): Promise<Position> {
  const { ref, document, actor, actorName } = wanted
  const { seq } = parse(ArgsSchema, wanted.args, 'The command restore')
  const rowFacts = (await findDocumentFacts(db, [document])).get(document)
  requireWriter(actor, ref, rowFacts ?? (await factsOfNewRecord(rooms, ref)) ?? undefined)
  const stored = await findProjection(db, document)
  if (!stored || seq > stored.seq) {
    throw new DomainError('invalid', `${document} has no commit ${seq}; its history says which.`)
  }
  const past = await loadDocumentAt(db, stored, seq)
  let hasChanged = false
  return rooms.change(document, {
    actor: actorName,
    change(doc) {
      requireWriter(actor, ref, factsInDoc(ref.kind, doc) ?? rowFacts)
      doc.once('afterTransaction', ({ changed }: Y.Transaction) => (hasChanged = changed.size > 0))
      restoreState(ref.kind, doc, past)
    },
    async inTransaction(tx, made, generation) {
      if (hasChanged) await logRestoring(tx, wanted, made)
      await wanted.inTransaction?.(tx, made, generation)
    },
  })
}

async function logRestoring(
  tx: PaceDb,
  { document, args, actor, now: at, undone }: Wanted,
  seq: number,
): Promise<void> {
  const entry = { document, seq, command: 'restore', args, effect: [], at }
  await logCommands(tx, [{ ...entry, subject: subjectName(actor), undoes: undone?.seq }])
  if (undone) await markUndone(tx, [{ document, seq: undone.seq, by: seq, undoes: undone.undoes }])
}

function requireWriter(actor: Actor, ref: DocumentRef, facts: Facts | undefined): void {
  const mayWrite = facts !== undefined && accessOf(actor, ref, facts) === 'write'
  // An assistant may write to a call, but marks alone.
  if (mayWrite && (ref.kind !== 'call' || can(actor, 'write', 'call', facts))) return
  throw new DomainError('forbidden', `You may not bring back what this ${ref.kind} said.`)
}
