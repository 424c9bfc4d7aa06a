import { type Actor, authorise, can, type Facts } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { type FiledRecord, parseFiledRecord } from '#domain/file/filed-record.ts'
import { parseNotedRecord } from '#domain/record-note/note.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { findPropertyFacts } from '#db/pace/properties/facts.ts'

/**
 * The record that a file is, or is to be, kept with, for somebody who may read or write it. To whom may not even read it the
 * record is not there.
 */
export async function requireFiledRecord(
  db: PaceDb,
  actor: Actor,
  action: 'read' | 'write' | 'note',
  name: string,
): Promise<FiledRecord> {
  const record = parseFiledRecord(name)
  const facts = await factsOf(db, record)
  if (!facts || !can(actor, 'read', record.kind, facts)) {
    throw new DomainError('notFound', `There is no such ${record.kind}, or you may not see it.`)
  }
  if (action === 'note') authorise(actor, action, parseNotedRecord(name).kind, facts)
  else authorise(actor, action, record.kind, facts)
  return record
}

async function factsOf(db: PaceDb, { kind, key, name }: FiledRecord): Promise<Facts | undefined> {
  if (kind === 'property') return (await findPropertyFacts(db, [key])).get(key)
  return (await findDocumentFacts(db, [name])).get(name)
}
