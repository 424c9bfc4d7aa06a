import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import {
  findFile,
  type FileRecord,
  insertFile,
  removeFile,
  restoreFile,
  setFileKind,
} from '#db/pace/files/records.ts'
import { finishUpload, type Upload } from '#db/pace/files/uploads.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { familyOf } from '#domain/file/content.ts'
import { canBeFloorPlan, type FileKind } from '#domain/file/file-kind.ts'
import { type FiledRecord, parseFiledRecord } from '#domain/file/filed-record.ts'

type Arrived = { upload: Upload; hash: string; by: ChangedBy }

/** Adds a file whose content is stored to its record. A record has each content once. */
export async function addFile(
  db: PaceDb,
  record: FiledRecord,
  { upload, hash, by }: Arrived,
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
    if (step) await tell(tx, { record, name, by, step, id })
    const file = await findFile(tx, id)
    if (!file) throw new Error(`The file ${id} is not there after it was added.`)
    return file
  })
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

/** Says what a file is, or that it is no more than its content. The caller has checked the right. Whether it changed anything. */
export async function sayFileKind(
  db: PaceDb,
  { id, name, record, type, kind: before }: FileRecord,
  kind: FileKind | null,
  by: ChangedBy,
): Promise<boolean> {
  const filed = parseFiledRecord(record)
  if (kind === 'floorPlan' && !canBeFloorPlan(filed.kind, familyOf(type)))
    throw new DomainError('invalid', 'A floor plan is a picture or a document of a listing.', [], {
      key: 'noFloorPlan',
    })
  return db.transaction(async (tx) => {
    const isChanged = await setFileKind(tx, id, kind)
    if (!isChanged) return false
    const [action, target] = ['file.kind', record]
    const change = { before: { id, kind: before }, after: { id, kind } }
    await appendAudit(tx, { ...by, action, target, outcome: 'allowed', ...change })
    const [old, now] = kind === null ? [name, null] : [null, name]
    const told = { old: { floorPlan: old }, new: { floorPlan: now } }
    const { actor } = by
    await appendEvents(tx, [
      { resource: filed.kind, key: filed.key, ...told, actor, documentSeq: null },
    ])
    return true
  })
}

type Told = {
  record: FiledRecord
  id: string
  name: string
  by: ChangedBy
  step: 'add' | 'remove' | 'restore'
}

/** In the audit and, last of the transaction, in the record's log. */
async function tell(tx: PaceDb, { record, id, name, by, step }: Told): Promise<void> {
  const { kind, key } = record
  await appendAudit(tx, {
    ...by,
    action: `file.${step}`,
    target: record.name,
    outcome: 'allowed',
    after: { id, name },
  })
  const [old, now] = step === 'remove' ? [name, null] : [null, name]
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
