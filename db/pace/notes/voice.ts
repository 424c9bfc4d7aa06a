import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { NotedRecord, NotePart } from '#domain/record-note/note.ts'
import type { Hearing } from '#domain/voice/voice.ts'
import type { PaceDb } from '../client.ts'
import { addJob } from '../jobs/queue.ts'
import { blobs, files, recordNotes } from '../schema.ts'
import { recordOf, tellOfNote } from './notes.ts'

/** The job that listens to a voice note. */
export const HEAR_NOTE_TASK = 'hear-note'
/** They are listened to one after another: a shift's notes come at once, and other jobs go on beside them. */
const QUEUE = 'voice-notes'
const ATTEMPTS = 4

type Spoken = {
  record: NotedRecord
  authorId: string
  fileId: string
  ms: number
  /** When it was spoken. */
  at: string
  actor: string
}

/** Keeps what was spoken as a note, once for each sound, and lets it be listened to. Whether it was new. */
export async function insertVoiceNote(tx: PaceDb, spoken: Spoken): Promise<boolean> {
  const { record, authorId, fileId, ms: voiceMs, at: createdAt, actor } = spoken
  const of = record.kind === 'lead' ? { leadId: record.id } : { contactId: record.id }
  const [row] = await tx
    .insert(recordNotes)
    .values({ ...of, authorId, parts: [], fileId, voiceMs, hearing: 'waiting', createdAt })
    .onConflictDoNothing()
    .returning({ id: recordNotes.id })
  if (!row) return false
  await addHearing(tx, row.id)
  await tellOfNote(tx, { record, old: null, now: row.id, told: [], actor })
  return true
}

/** A voice note whose sound is there. */
export async function findSpokenNote(db: PaceDb, id: string) {
  const [row] = await db
    .select({ note: recordNotes, hash: files.hash, bytes: blobs.bytes })
    .from(recordNotes)
    .innerJoin(files, and(eq(files.id, recordNotes.fileId), isNull(files.removedAt)))
    .innerJoin(blobs, eq(blobs.hash, files.hash))
    .where(eq(recordNotes.id, id))
  return row ?? null
}

type Heard = { hearing: Exclude<Hearing, 'waiting'>; parts?: NotePart[]; actor: string }

/** What came of listening, where it is still waited for. Words that a person has written meanwhile stay. */
export async function setHeard(db: PaceDb, id: string, heard: Heard): Promise<void> {
  const { hearing, parts = [], actor } = heard
  await db.transaction(async (tx) => {
    const isUntouched = sql`${recordNotes.editedAt} is null`
    const [row] = await tx
      .update(recordNotes)
      .set({
        hearing,
        parts: sql`case when ${isUntouched} then ${JSON.stringify(parts)}::jsonb else ${recordNotes.parts} end`,
      })
      .where(and(eq(recordNotes.id, id), eq(recordNotes.hearing, 'waiting')))
      .returning()
    if (row) await tellOfNote(tx, { record: recordOf(row), old: id, now: id, told: [], actor })
  })
}

/** Lets it be listened to once more, where that has come to nothing. Whether it will be. */
export async function hearAgain(db: PaceDb, id: string, actor: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(recordNotes)
      .set({ hearing: 'waiting' })
      .where(
        and(eq(recordNotes.id, id), inArray(recordNotes.hearing, ['silent', 'failed', 'unheard'])),
      )
      .returning()
    if (!row) return false
    await addHearing(tx, id)
    await tellOfNote(tx, { record: recordOf(row), old: id, now: id, told: [], actor })
    return true
  })
}

async function addHearing(tx: PaceDb, id: string): Promise<void> {
  const job = { task: HEAR_NOTE_TASK, payload: { id }, key: `${HEAR_NOTE_TASK}:${id}` }
  await addJob(tx, { ...job, queue: QUEUE, maxAttempts: ATTEMPTS })
}
