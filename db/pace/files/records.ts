import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notExists,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { FileKind } from '#domain/file/file-kind.ts'
import { z } from 'zod'
import { PICTURE_TYPES } from '#domain/file/content.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'
import { blobs, files, recordNotes } from '../schema.ts'

export type FileRecord = Awaited<ReturnType<typeof selectFiles>>[number]
export type NewFile = Pick<
  typeof files.$inferInsert,
  'record' | 'hash' | 'name' | 'addedBy' | 'createdAt'
>

/** The files of a record, as they came; without `voices`, those that are the sound of a note are left to it. */
export async function listFiles(
  db: PaceDb,
  record: string,
  limit: number,
  { voices = true } = {},
): Promise<FileRecord[]> {
  const notes = db
    .select({ id: recordNotes.id })
    .from(recordNotes)
    .where(eq(recordNotes.fileId, files.id))
  return selectFiles(db)
    .where(
      and(eq(files.record, record), isNull(files.removedAt), voices ? undefined : notExists(notes)),
    )
    .orderBy(asc(files.createdAt), asc(files.id))
    .limit(limit)
}

const ids = z.array(z.string())
const PictureSchema = z.object({ record: z.string(), photos: ids, floorPlans: ids })
/** By the ids of their files, as they came. */
export type Pictures = Omit<z.infer<typeof PictureSchema>, 'record'>

/** The pictures among the files of many records, by record, as they came. Of files only their ids: a page of a feed names hundreds. */
export async function listPicturesOf(
  db: PaceDb,
  records: readonly string[],
): Promise<Map<string, Pictures>> {
  if (records.length === 0) return new Map()
  const rows = await readPrepared(
    db,
    // Looked up file by file: joined, Postgres goes over all contents of the house where it takes few of them for pictures.
    sql`select ${files.record}, ${idsOf(sql`${files.kind} is null`)} as photos,
        ${idsOf(sql`${files.kind} = 'floorPlan'`)} as "floorPlans"
      from ${files}
      where ${files.record} = any(${sql.param([...records])}::text[]) and ${files.removedAt} is null
        and (select ${blobs.type} from ${blobs} where ${blobs.hash} = ${files.hash}) = any(${sql.param(PICTURE_TYPES)}::text[])
      group by ${files.record}`,
    PictureSchema,
  )
  return new Map(rows.map(({ record, ...pictures }) => [record, pictures]))
}

function idsOf(condition: SQL): SQL {
  return sql`coalesce(array_agg(${files.id} order by ${files.createdAt}, ${files.id}) filter (where ${condition}), '{}')`
}

/** A file that is there; one that was taken away too, where `removed` says so. */
export async function findFile(
  db: PaceDb,
  id: string,
  { removed = false } = {},
): Promise<FileRecord | null> {
  const [row] = await selectFiles(db).where(
    and(eq(files.id, id), removed ? undefined : isNull(files.removedAt)),
  )
  return row ?? null
}

export async function countFiles(db: PaceDb, record: string): Promise<number> {
  return db.$count(files, and(eq(files.record, record), isNull(files.removedAt)))
}

/** The file; where the record has this content already, that one, put back if it was taken away. `step` is what changed by it. */
export async function insertFile(
  tx: PaceDb,
  file: NewFile,
): Promise<{ id: string; step: 'add' | 'restore' | null }> {
  const same = and(eq(files.record, file.record), eq(files.hash, file.hash))
  const [back] = await tx
    .update(files)
    .set({ removedAt: null, removedBy: null })
    .where(and(same, isNotNull(files.removedAt)))
    .returning({ id: files.id })
  if (back) return { id: back.id, step: 'restore' }
  const [row] = await tx
    .insert(files)
    .values(file)
    .onConflictDoUpdate({ target: [files.record, files.hash], set: { record: file.record } })
    .returning({ id: files.id, isNew: sql<boolean>`xmax = 0` })
  if (!row) throw new Error('A file was neither added nor found.')
  return { id: row.id, step: row.isNew ? 'add' : null }
}

/** Whether it was there, and called otherwise; with `was`, only where it is still called that. */
export async function renameFile(
  tx: PaceDb,
  id: string,
  { name, was }: { name: string; was?: string },
): Promise<boolean> {
  const stands = was === undefined ? ne(files.name, name) : eq(files.name, was)
  const rows = await tx
    .update(files)
    .set({ name })
    .where(and(eq(files.id, id), isNull(files.removedAt), stands))
    .returning({ id: files.id })
  return rows.length > 0
}

/** Whether it was there. */
export async function removeFile(tx: PaceDb, id: string, by: string): Promise<boolean> {
  const rows = await tx
    .update(files)
    .set({ removedAt: sql`now()`, removedBy: by })
    .where(and(eq(files.id, id), isNull(files.removedAt)))
    .returning({ id: files.id })
  return rows.length > 0
}

/** Whether it had been taken away. */
export async function restoreFile(tx: PaceDb, id: string): Promise<boolean> {
  const rows = await tx
    .update(files)
    .set({ removedAt: null, removedBy: null })
    .where(and(eq(files.id, id), isNotNull(files.removedAt)))
    .returning({ id: files.id })
  return rows.length > 0
}

/** Whether it was there, and something else; `was` is what it has to have been. */
export async function setFileKind(
  tx: PaceDb,
  id: string,
  { kind, was }: { kind: FileKind | null; was?: FileKind | null },
): Promise<boolean> {
  const isAsRead = was === undefined ? undefined : sql`${files.kind} is not distinct from ${was}`
  const rows = await tx
    .update(files)
    .set({ kind })
    .where(
      and(
        eq(files.id, id),
        isNull(files.removedAt),
        sql`${files.kind} is distinct from ${kind}`,
        isAsRead,
      ),
    )
    .returning({ id: files.id })
  return rows.length > 0
}

/** Files that were taken away `days` ago are gone for good; gives what they were. */
export async function purgeFiles(
  tx: PaceDb,
  { days, limit }: { days: number; limit: number },
): Promise<{ id: string; record: string; name: string; hash: string }[]> {
  const due = tx
    .select({ id: files.id })
    .from(files)
    .where(lt(files.removedAt, sql`now() - make_interval(days => ${days})`))
    .orderBy(files.removedAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  return tx
    .delete(files)
    .where(inArray(files.id, due))
    .returning({ id: files.id, record: files.record, name: files.name, hash: files.hash })
}

function selectFiles(db: PaceDb) {
  return db
    .select({
      id: files.id,
      record: files.record,
      hash: files.hash,
      name: files.name,
      kind: files.kind,
      addedBy: files.addedBy,
      createdAt: files.createdAt,
      removedAt: files.removedAt,
      bytes: blobs.bytes,
      type: blobs.type,
      width: blobs.width,
      height: blobs.height,
      sizes: blobs.sizes,
    })
    .from(files)
    .innerJoin(blobs, eq(blobs.hash, files.hash))
}
