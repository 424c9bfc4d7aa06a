import { z } from 'zod'
import { type Actor, can, type Facts } from '#domain/access.ts'
import type { DocumentRef } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { restoreState } from '#domain/history/restore-state.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/document-facts.ts'
import { findProjection } from '#db/pace/projections.ts'
import { accessOf } from '../access.ts'
import { loadDocumentAt } from '../projected-docs.ts'
import { factsInDoc, factsOfNewRecord } from '../record-facts.ts'
import type { Change, Position, Rooms } from '../rooms.ts'

const ArgsSchema = z.object({ seq: z.number().int().min(1) })
type Wanted = {
  ref: DocumentRef
  document: string
  args: unknown
  actor: Actor
  actorName: string
  inTransaction?: Change['inTransaction']
}

/** Brings an earlier state of a document back, as an edit of whoever asks for it: it can be undone by another. */
export async function restoreDocument(
  { db, rooms }: { db: PaceDb; rooms: Pick<Rooms, 'change' | 'inspect'> },
  { ref, document, args, actor, actorName, inTransaction }: Wanted,
): Promise<Position> {
  const { seq } = parse(ArgsSchema, args, 'The command restore')
  const rowFacts = (await findDocumentFacts(db, [document])).get(document)
  requireWriter(actor, ref, rowFacts ?? (await factsOfNewRecord(rooms, ref)) ?? undefined)
  const stored = await findProjection(db, document)
  if (!stored || seq > stored.seq) {
    throw new DomainError('invalid', `${document} has no commit ${seq}; its history says which.`)
  }
  const past = await loadDocumentAt(db, stored, seq)
  return rooms.change(document, {
    actor: actorName,
    change(doc) {
      requireWriter(actor, ref, factsInDoc(ref.kind, doc) ?? rowFacts)
      restoreState(ref.kind, doc, past)
    },
    inTransaction,
  })
}

function requireWriter(actor: Actor, ref: DocumentRef, facts: Facts | undefined): void {
  const mayWrite = facts !== undefined && accessOf(actor, ref, facts) === 'write'
  // An assistant may write to a call, but marks alone.
  if (mayWrite && (ref.kind !== 'call' || can(actor, 'write', 'call', facts))) return
  throw new DomainError('forbidden', `You may not bring back what this ${ref.kind} said.`)
}
