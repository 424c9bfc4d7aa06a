import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import {
  findFile,
  type FileRecord,
  insertFile,
  removeFile,
  renameFile,
  restoreFile,
  setFileKind,
} from '#db/pace/files/records.ts'
import { finishUpload, type Upload } from '#db/pace/files/uploads.ts'
import { insertVoiceNote } from '#db/pace/notes/voice.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { canBeFloorPlan, type FileKind } from '#domain/file/file-kind.ts'
import { DomainError } from '#domain/errors.ts'
import { requireFittingName } from '#domain/file/content.ts'
import { type FiledRecord, parseFiledRecord } from '#domain/file/filed-record.ts'
import { parseNotedRecord } from '#domain/record-note/note.ts'

type Arrived = {
  upload: Upload
  hash: string
  by: ChangedBy
  /** How long it is, of the sound of a note. */
  voiceMs?: number | null
}

/** Adds a file whose content is stored to its record. A record has each content once. */
export async function addFile(
  db: PaceDb,
  record: FiledRecord,
  { upload, hash, by, voiceMs = null }: Arrived,
): Promise<FileRecord> {
  return db.transaction(async (tx) => {
    // Files stand in the order in which they were chosen, whichever of them arrives first.
    const { name, owner, createdAt } = upload
    const { id, step } = await insertFile(tx, {
      record: record.name,
      hash,
      name,
      addedBy: owner,
      createdAt,
    })
    await finishUpload(tx, upload.id, id)
    const isVoice = voiceMs !== null
    if (step) await tell(tx, { record, name, by, step, id, isVoice })
    if (isVoice) await keepVoice(tx, { upload, fileId: id, ms: voiceMs, actor: by.actor })
    const file = await findFile(tx, id)
    if (!file) throw new Error(`The file ${id} is not there after it was added.`)
    const { kind } = upload
    if (kind === null || kind === 'voiceNote') return file
    return sayFileKind(tx, file, { kind, onlyAsRead: false, by })
  })
}

type Spoken = { upload: Upload; fileId: string; ms: number; actor: string }

/** A note of who has spoken it, as of when that was. */
async function keepVoice(tx: PaceDb, { upload, fileId, ms, actor }: Spoken): Promise<void> {
  const { owner, record, takenAt, createdAt } = upload
  const [, authorId = ''] = owner.split(':')
  const note = { record: parseNotedRecord(record), authorId, fileId, ms, actor }
  await insertVoiceNote(tx, { ...note, at: takenAt ?? createdAt })
}

/** Takes a file from its record, or puts it back. The caller has checked the right. Whether it changed anything. */
export async function changeFile(
  db: PaceDb,
  file: FileRecord,
  step: 'remove' | 'restore',
  by: ChangedBy,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { id, name } = file
    const isChanged =
      step === 'remove' ? await removeFile(tx, id, by.actor) : await restoreFile(tx, id)
    if (isChanged) await tell(tx, { record: parseFiledRecord(file.record), name, by, step, id })
    return isChanged
  })
}

type Described = {
  name?: string | undefined
  kind?: FileKind | null | undefined
  onlyAsRead: boolean
  by: ChangedBy
}

/** What is given of a file's name and kind, and nothing else of it: both or neither. */
export async function describeFile(
  db: PaceDb,
  file: FileRecord,
  { name, kind, ...how }: Described,
): Promise<FileRecord> {
  return db.transaction(async (tx) => {
    const told = kind === undefined ? file : await sayFileKind(tx, file, { kind, ...how })
    return name === undefined ? told : nameFile(tx, told, { name, ...how })
  })
}

type Said = { kind: FileKind | null; onlyAsRead: boolean; by: ChangedBy }

/**
 * Says what a file is, or that it is no more than its content. The caller has checked the right. Throws `outdated` where it was to be
 * as it was read, and is not.
 */
export async function sayFileKind(
  db: PaceDb,
  file: FileRecord,
  { kind, onlyAsRead, by }: Said,
): Promise<FileRecord> {
  const { id, name, record, type, kind: before } = file
  if (kind === before && onlyAsRead) return file
  const filed = parseFiledRecord(record)
  if (kind === 'floorPlan' && !canBeFloorPlan(filed.kind, type)) throw noFloorPlan()
  await db.transaction(async (tx) => {
    const isChanged = await setFileKind(tx, id, { kind, ...(onlyAsRead ? { was: before } : {}) })
    if (!isChanged && onlyAsRead)
      throw new DomainError('outdated', 'It was changed meanwhile; read it again.')
    if (!isChanged) return
    const [action, target] = ['file.kind', record]
    const change = { before: { id, kind: before }, after: { id, kind } }
    await appendAudit(tx, { ...by, action, target, outcome: 'allowed', ...change })
    const [old, now] = kind === null ? [name, null] : [null, name]
    const told = { old: { floorPlan: old }, new: { floorPlan: now } }
    const { actor } = by
    await appendEvents(tx, [
      { resource: filed.kind, key: filed.key, ...told, actor, documentSeq: null },
    ])
  })
  return { ...file, kind }
}

export function noFloorPlan(): DomainError {
  return new DomainError('invalid', 'A floor plan is a picture or a PDF of a listing.', [], {
    key: 'noFloorPlan',
  })
}

type Renamed = { name: string; onlyAsRead: boolean; by: ChangedBy }

/** Calls it otherwise. The caller has checked the right. Throws `outdated` where it was to be as it was read, and is not. */
async function nameFile(
  db: PaceDb,
  file: FileRecord,
  { name, onlyAsRead, by }: Renamed,
): Promise<FileRecord> {
  if (name === file.name) return file
  requireFittingName(name, file.type)
  await db.transaction(async (tx) => {
    const was = onlyAsRead ? { was: file.name } : {}
    const isChanged = await renameFile(tx, file.id, { name, ...was })
    if (!isChanged && onlyAsRead)
      throw new DomainError('outdated', 'It was changed meanwhile; read it again.')
    const record = parseFiledRecord(file.record)
    if (isChanged) await tell(tx, { record, name, was: file.name, by, step: 'rename', id: file.id })
  })
  return { ...file, name }
}

type Told = {
  record: FiledRecord
  id: string
  name: string
  by: ChangedBy
  step: 'add' | 'remove' | 'restore' | 'rename'
  /** What it was called before, where it is called otherwise now. */
  was?: string | null
  /** The log of the record tells of the note. */
  isVoice?: boolean
}

/** In the audit and, last of the transaction, in the record's log. */
async function tell(tx: PaceDb, told: Told): Promise<void> {
  const { record, id, name, by, step, was = null, isVoice = false } = told
  const { kind, key } = record
  await appendAudit(tx, {
    ...by,
    action: `file.${step}`,
    target: record.name,
    outcome: 'allowed',
    ...(was === null ? {} : { before: { id, name: was } }),
    after: { id, name },
  })
  if (isVoice) return
  const [old, now] = step === 'remove' ? [name, null] : [was, name]
  await appendEvents(tx, [
    {
      resource: kind,
      key,
      old: { file: old },
      new: { file: now },
      actor: by.actor,
      documentSeq: null,
    },
  ])
}
