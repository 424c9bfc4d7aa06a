import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type postgres from 'postgres'
import { WAV_HEAD_BYTES } from '#domain/call/playback/wav.ts'
import { DomainError } from '#domain/errors.ts'
import { parseFiledRecord } from '#domain/file/filed-record.ts'
import { voiceMs } from '#domain/voice/voice.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { blobLock } from '#db/pace/files/blobs.ts'
import type { FileRecord } from '#db/pace/files/records.ts'
import type { Upload } from '#db/pace/files/uploads.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { addFile } from '../record/change-files.server.ts'
import { readContent } from './read-content.server.ts'
import { storeContent } from './store-content.server.ts'
import type { ObjectStore } from '../store/object-store.ts'

export type ConcludeOptions = {
  db: PaceDb
  sql: postgres.Sql
  store: ObjectStore
  /** Where bytes arrive, on this machine. */
  folder: string
}

/** All of it has arrived: judged, then stored and pointed to while nobody sweeps the same content. */
export async function concludeUpload(
  options: ConcludeOptions,
  upload: Upload,
  by: ChangedBy,
): Promise<FileRecord> {
  const { db, sql, folder } = options
  const path = join(folder, upload.id)
  await requireArrived(path, upload)
  try {
    const content = await readContent(path, upload.name)
    const ms = upload.kind === 'voiceNote' ? await readVoice(path, upload.bytes) : null
    const file = await withAdvisoryLock(sql, blobLock(content.hash), async () => {
      await storeContent(options, { path, name: upload.name, content })
      return addFile(db, parseFiledRecord(upload.record), {
        upload,
        hash: content.hash,
        by,
        voiceMs: ms,
      })
    })
    await removeArrived(folder, upload.id)
    return file
  } catch (error) {
    if (error instanceof DomainError) await refuse(options, upload, { by, error })
    throw error
  }
}

/** How long it was spoken. */
async function readVoice(path: string, bytes: number): Promise<number> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(WAV_HEAD_BYTES))
    return voiceMs(buffer.subarray(0, bytesRead), bytes)
  } finally {
    await file.close()
  }
}

async function requireArrived(path: string, { name, bytes }: Upload): Promise<void> {
  const arrived = await stat(path).catch(() => null)
  if (!arrived)
    throw new DomainError('gone', `What was sent of “${name}” is gone; send it again.`, [], {
      key: 'uploadLost',
      with: { name },
    })
  if (arrived.size === bytes) return
  throw new DomainError(
    'conflict',
    `Of “${name}” ${arrived.size} of ${bytes} bytes are here; send the rest first.`,
    [],
    { key: 'uploadUnfinished', with: { name } },
  )
}

async function refuse(
  { db, folder }: ConcludeOptions,
  { id, record, name }: Upload,
  { by, error }: { by: ChangedBy; error: DomainError },
): Promise<void> {
  await removeArrived(folder, id)
  await appendAudit(db, {
    ...by,
    action: 'file.add',
    target: record,
    outcome: 'failed',
    after: { name, reason: error.message },
  })
}

/** What has arrived of an upload goes, and what tus notes beside it. */
export async function removeArrived(folder: string, id: string): Promise<void> {
  for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true })
}
