import { bulkhead, BulkheadRejectedError } from 'cockatiel'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type postgres from 'postgres'
import { wavMs } from '#domain/call/playback/wav.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { blobLock } from '#db/pace/files/blobs.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import {
  deleteRecording,
  findRecording,
  holdRecording,
  putRecording,
  type Recording,
} from '#db/pace/recordings/recordings.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { storeContent } from '../files/intake/store-content.server.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { sweepContent } from '../files/store/sweep-files.server.ts'
import { judgeSound, receiveSound, type Sound } from './receive-sound.server.ts'
import { tellRecordings } from './tell-recording.server.ts'

/** So many are judged at a time, and so many wait. */
const AT_A_TIME = { running: 2, waiting: 50 }
/** So many come in at a time: each may fill the disk with as much as a recording may have. */
const COMING_AT_A_TIME = 8
/** What a process left that ended half-way is nobody's after so long. */
const LEFT_MS = 86_400_000

type Options = {
  db: PaceDb
  sql: postgres.Sql
  store: ObjectStore
  folder: string
  /** How long a sender may say nothing. */
  stallMs?: number
}
type Sent = {
  call: { id: string; startedAt: string | null; createdAt: string }
  /** Where in the call's own time it begins; null where its sender does not say so. */
  beginsMs: number | null
  by: ChangedBy
  /** Only where there is none, or one that this one has kept; another stays. */
  onlyOver?: string
}
export type Kept = { recording: Recording; step: 'added' | 'replaced' | 'same' }
export type Recordings = ReturnType<typeof createRecordings>

/** How recordings are kept with their calls, and taken away. Their callers have checked the right. */
export function createRecordings(options: Options) {
  const gate = bulkhead(AT_A_TIME.running, AT_A_TIME.waiting)
  const door = bulkhead(COMING_AT_A_TIME, 0)
  const folder = join(options.folder, 'recordings')
  return {
    /** Takes a recording in from its bytes, in place of the one before. Of the same content once more nothing changes. */
    async keep(sent: Sent, body: WebStream<Uint8Array>): Promise<Kept> {
      await mkdir(folder, { recursive: true })
      const path = join(folder, randomUUID())
      try {
        await door.execute(() => receiveSound(body, path, options))
        return await gate.execute(() => conclude(options, sent, path))
      } catch (error) {
        throw error instanceof BulkheadRejectedError ? tooBusy() : error
      } finally {
        await rm(path, { force: true })
      }
    },
    /** Whether there was one. */
    remove: (callId: string, by: ChangedBy) => remove(options, callId, by),
    /** Forgets what was left half-way. */
    async sweep(now: Date): Promise<void> {
      for (const name of await readdir(folder).catch(() => [])) {
        const left = await stat(join(folder, name)).catch(() => null)
        if (left && now.getTime() - left.mtimeMs > LEFT_MS) await rm(join(folder, name))
      }
    },
  }
}

async function conclude(options: Options, sent: Sent, path: string): Promise<Kept> {
  const { db, sql } = options
  const sound = await judgeSound(path)
  const { hash } = sound.content
  const { before, ...kept } = await withAdvisoryLock(sql, blobLock(hash), async () => {
    await storeContent(options, { path, name: 'recording', content: sound.content })
    return db.transaction((tx) => put(tx, sent, sound))
  })
  if (before && before.hash !== hash) await sweepContent(options, before.hash)
  return kept
}

async function put(tx: PaceDb, { call, beginsMs, by, onlyOver }: Sent, { content, wav }: Sound) {
  await holdRecording(tx, call.id)
  const before = await findRecording(tx, call.id)
  const isAnothers = onlyOver !== undefined && before?.addedBy !== onlyOver
  const isSame = isAnothers || (before?.hash === content.hash && before.beginsMs === beginsMs)
  if (before && isSame) return { before, recording: before, step: 'same' as const }
  await putRecording(tx, {
    callId: call.id,
    hash: content.hash,
    beginsMs,
    durationMs: wav && wavMs(wav),
    wav,
    recordedAt: call.startedAt ?? call.createdAt,
    addedBy: by.actor,
  })
  const recording = await findRecording(tx, call.id)
  if (!recording) throw new Error(`The recording of ${call.id} is not there after it was kept.`)
  const change = { callId: call.id, old: before && whatOf(before), now: whatOf(recording) }
  await tellRecordings(tx, 'add', { by, changes: [change] })
  return { before, recording, step: before ? ('replaced' as const) : ('added' as const) }
}

async function remove(options: Options, callId: string, by: ChangedBy): Promise<boolean> {
  const before = await options.db.transaction(async (tx) => {
    const there = await findRecording(tx, callId)
    if (!there || !(await deleteRecording(tx, callId))) return null
    await tellRecordings(tx, 'remove', { by, changes: [{ callId, old: whatOf(there), now: null }] })
    return there
  })
  if (before) await sweepContent(options, before.hash)
  return before !== null
}

function whatOf({ type, hash }: Recording) {
  return { type, sha256: hash }
}

function tooBusy(): DomainError {
  return new DomainError(
    'unavailable',
    'Too many recordings come in at once; try again in a minute.',
    [],
    { key: 'filesAtOnce' },
  )
}
