import { type Actor, authorise, can, type Facts } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { wasMerged } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import type { NotedRecord } from '#domain/record-note/note.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { isMergedAway } from '#db/pace/notes/notes.ts'
import { listActivePeople } from '#db/pace/people/people.ts'

/** The facts about a record on which somebody may write notes. To whom may not even read it, it is not there. */
export async function requireNoted(db: PaceDb, actor: Actor, record: NotedRecord): Promise<Facts> {
  const facts = await requireRead(db, actor, record)
  authorise(actor, 'note', record.kind, facts)
  if (await isMergedAway(db, record)) throw wasMerged()
  return facts
}

type Read = { kind: NotedRecord['kind'] | 'call'; id: string }

/** The facts about a record, for who may read it. To whom may not, it is not there. */
export async function requireRead(db: PaceDb, actor: Actor, record: Read): Promise<Facts> {
  const name = documentName(record.kind, record.id)
  const facts = (await findDocumentFacts(db, [name])).get(name)
  if (!facts || !can(actor, 'read', record.kind, facts))
    throw new DomainError('notFound', `There is no such ${record.kind}, or you may not see it.`)
  return facts
}

/** Everybody who works here, and whether they may read a record. */
export type Audience = Record<string, boolean>

/** Who can be named in a note on this record: all, but it is said who would not see it. */
export async function loadAudience(
  db: PaceDb,
  kind: NotedRecord['kind'],
  facts: Facts,
): Promise<Audience> {
  const people = await listActivePeople(db)
  return Object.fromEntries(
    people.map(({ id, role, teamId, seesTeam }) => {
      const actor: Actor = { kind: 'person', id, role, teamId, seesTeam }
      return [id, can(actor, 'read', kind, facts)]
    }),
  )
}
