import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import {
  type CallOutcome,
  namedIn,
  type NotedRecord,
  type NotePart,
} from '#domain/record-note/note.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { removeFile } from '../files/records.ts'
import { contacts, leads, recordNotes } from '../schema.ts'

export type Note = typeof recordNotes.$inferSelect

export type NewNote = {
  id: string
  record: NotedRecord
  authorId: string
  parts: NotePart[]
  /** What became of the call that it tells of. */
  callOutcome: CallOutcome | null
  /** Who is told that they are named. */
  told: readonly string[]
  /** When it was written. */
  at: string
}

/** Keeps a note, once however often it is sent. Whether it was new. */
export async function insertNote(db: PaceDb, written: NewNote, actor: string): Promise<boolean> {
  const { id, record, authorId, parts, callOutcome, told, at } = written
  return db.transaction(async (tx) => {
    const of = record.kind === 'lead' ? { leadId: record.id } : { contactId: record.id }
    const [row] = await tx
      .insert(recordNotes)
      .values({ id, authorId, parts, callOutcome, createdAt: at, ...of })
      .onConflictDoNothing()
      .returning({ id: recordNotes.id })
    if (row) await tellOfNote(tx, { record, old: null, now: id, told, actor })
    return row !== undefined
  })
}

export async function findNote(db: PaceDb, id: string): Promise<Note | null> {
  const [row] = await db.select().from(recordNotes).where(eq(recordNotes.id, id))
  return row ?? null
}

/** The record that a note is on. */
export function recordOf({ leadId, contactId }: Note): NotedRecord {
  if (leadId) return { kind: 'lead', id: leadId }
  if (contactId) return { kind: 'contact', id: contactId }
  throw new Error('A note is on a lead or on a contact.')
}

type Changed = { read: Note; parts: NotePart[]; told: readonly string[] }

/** Writes it anew, where it still says what was read. Whether it did. */
export async function changeNote(
  db: PaceDb,
  { read, parts, told }: Changed,
  actor: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(recordNotes)
      .set({ parts, editedAt: sql`now()` })
      .where(and(eq(recordNotes.id, read.id), isAsRead(read)))
      .returning()
    if (row) await tellOfNote(tx, { record: recordOf(row), old: row.id, now: row.id, told, actor })
    return row !== undefined
  })
}

/** Takes it away, for good; its sound as any other file. Whether it was there. */
export async function removeNote(db: PaceDb, id: string, actor: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.delete(recordNotes).where(eq(recordNotes.id, id)).returning()
    if (row?.fileId) await removeFile(tx, row.fileId, actor)
    if (row)
      await tellOfNote(tx, { record: recordOf(row), old: row.id, now: null, told: [], actor })
    return row !== undefined
  })
}

function isAsRead({ editedAt }: Note): SQL {
  return sql`${recordNotes.editedAt} is not distinct from ${editedAt}::timestamptz`
}

type Step = {
  record: NotedRecord
  old: string | null
  now: string | null
  told: readonly string[]
  actor: string
}

/** The log says that there is a note, and who is named in it: never what it says. */
export async function tellOfNote(
  tx: PaceDb,
  { record, old, now, told, actor }: Step,
): Promise<void> {
  const named: Record<string, string[]> = told.length > 0 ? { mentioned: [...told] } : {}
  await appendEvents(tx, [
    {
      resource: record.kind,
      key: record.id,
      old: { note: old },
      new: { note: now, ...named },
      actor,
      documentSeq: null,
    },
  ])
}

/** Whether the record has become part of another: it is for reading alone. */
export async function isMergedAway(db: PaceDb, { kind, id }: NotedRecord): Promise<boolean> {
  const table = kind === 'lead' ? leads : contacts
  const [row] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), isNotNull(table.mergedInto)))
  return row !== undefined
}

/** Who is named now and was not before. */
export function newlyNamed(parts: readonly NotePart[], before: readonly NotePart[]): string[] {
  const were = new Set(namedIn(before))
  return namedIn(parts).filter((id) => !were.has(id))
}
