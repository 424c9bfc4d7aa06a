import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findImport, type Import, insertImport } from '#db/pace/imports/imports.ts'
import { noCounts } from '#db/pace/imports/rows.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { type ImportNoun, ImportRuleSchema, MOST_IMPORT_BYTES } from '#domain/import/import.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { STAGE_TASK, STAGE_TRIES } from './stage.server.ts'

type Deps = { db: PaceDb; store: Pick<ObjectStore, 'put'> }
export type NewImportFile = {
  actor: Actor
  by: ChangedBy
  noun: ImportNoun
  name: string
  body: ReadableStream<Uint8Array> | null
}

/** Keeps the file as it comes, then notes the import and who reads it: whatever is wrong with the file, it is there. */
export async function beginImport(
  { db, store }: Deps,
  { actor, by, noun, name, body }: NewImportFile,
): Promise<Import> {
  authorise(actor, 'run', 'import')
  if (actor.kind !== 'person')
    throw new DomainError('forbidden', 'Only a person can import; send a person’s token.')
  const id = crypto.randomUUID()
  const fileKey = `imports/${id}/original`
  const bytes = await keepFile(store, fileKey, body)
  await db.transaction(async (tx) => {
    await insertImport(tx, {
      id,
      personId: actor.id,
      noun,
      name: cutCharacters(withoutUnstorable(name).trim() || 'file', 200),
      fileKey,
      bytes,
      rule: ImportRuleSchema.parse({}),
      state: 'reading',
      foretold: noCounts(),
      came: noCounts(),
    })
    await addJob(tx, {
      task: STAGE_TASK,
      payload: { id },
      key: `${STAGE_TASK}:${id}`,
      // One more, for what breaks the process itself.
      maxAttempts: STAGE_TRIES + 1,
    })
    await appendAudit(tx, {
      ...by,
      action: 'import.begin',
      target: id,
      outcome: 'allowed',
      after: { noun, bytes },
    })
  })
  const made = await findImport(db, id)
  if (!made) throw new Error('The import was not noted.')
  return made
}

async function keepFile(
  store: Pick<ObjectStore, 'put'>,
  key: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'pace-import-'))
  const path = join(folder, 'file')
  let bytes = 0
  async function* counted() {
    for await (const chunk of body ?? []) {
      bytes += chunk.length
      if (bytes > MOST_IMPORT_BYTES) throw tooLarge()
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(path))
    if (bytes === 0)
      throw new DomainError('invalid', 'The file is empty.', [], { key: 'importEmpty' })
    await store.put(key, path, 'application/octet-stream')
    return bytes
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tooLarge(): DomainError {
  const most = MOST_IMPORT_BYTES / 1024 / 1024
  return new DomainError('tooLarge', `A file to import has at most ${most} MB.`, [], {
    key: 'importTooLarge',
    with: { most },
  })
}
